/// How large a screen or a part of one is, in character columns and rows. Never negative.
package struct Size: Sendable, Hashable {
  package let columns: Int
  package let rows: Int

  package static let zero = Size(columns: 0, rows: 0)

  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// A size written as `80x24`.
  package init?(_ text: String) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], columns >= 0, rows >= 0
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  package var isEmpty: Bool { columns == 0 || rows == 0 }
}
