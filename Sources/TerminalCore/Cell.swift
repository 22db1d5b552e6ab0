/// One place of a screen: what is written there and what it means.
package struct Cell: Sendable, Hashable {
  /// What is written; empty in the right half of a wide cell.
  package let text: String
  package let role: Role
  /// 1, 2 for the left half of a wide cell, 0 for the right half.
  package let columns: Int

  package static let blank = Cell(text: " ", role: .text, columns: 1)

  package init(text: String, role: Role, columns: Int) {
    self.text = text
    self.role = role
    self.columns = columns
  }

  package var isContinuation: Bool { columns == 0 }

  package func with(role: Role) -> Cell {
    Cell(text: text, role: role, columns: columns)
  }
}
