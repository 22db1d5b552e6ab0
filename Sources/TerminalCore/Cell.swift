/// One place of a screen: what is written there and what it means, or which part of a picture it shows.
package struct Cell: Sendable, Hashable {
  /// What is written; empty in the right half of a wide cell.
  package let text: String
  package let role: Role
  /// The colours of a part of a picture; nil where the role says how it looks.
  package let paint: Paint?
  /// 1, 2 for the left half of a wide cell, 0 for the right half.
  package let columns: Int

  package static let blank = Cell(text: " ", role: .text, columns: 1)

  package init(text: String, role: Role, paint: Paint? = nil, columns: Int) {
    self.text = text
    self.role = role
    self.paint = paint
    self.columns = columns
  }

  package var isContinuation: Bool { columns == 0 }

  /// The same with another meaning; a part of a picture only recedes.
  package func with(role: Role) -> Cell {
    Cell(text: text, role: role, paint: paint?.dimmed, columns: columns)
  }
}
