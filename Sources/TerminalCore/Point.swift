/// A place on a screen, in columns from the left and rows from the top, both from 0.
package struct Point: Sendable, Hashable {
  package let column: Int
  package let row: Int

  package static let zero = Point(column: 0, row: 0)

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
