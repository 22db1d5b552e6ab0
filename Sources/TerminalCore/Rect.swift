/// A part of a screen. Every way to cut it gives parts that stay inside it and are never negative.
package struct Rect: Sendable, Hashable {
  package let column: Int
  package let row: Int
  package let columns: Int
  package let rows: Int

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The whole of a screen of this size.
  package init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  package var size: Size { Size(columns: columns, rows: rows) }
  package var origin: Point { Point(column: column, row: row) }
  package var isEmpty: Bool { columns == 0 || rows == 0 }

  /// The column after the last one.
  package var endColumn: Int { column + columns }

  /// The row after the last one.
  package var endRow: Int { row + rows }

  package func contains(_ point: Point) -> Bool {
    point.column >= column && point.column < endColumn && point.row >= row && point.row < endRow
  }

  /// What both share; empty where they do not touch.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top, columns: min(endColumn, other.endColumn) - left,
      rows: min(endRow, other.endRow) - top)
  }

  /// The same part without a margin of `cells` on every side.
  package func inset(by cells: Int) -> Rect {
    inset(columns: cells, rows: cells)
  }

  /// The same part without `columns` at the left and right and `rows` at the top and bottom.
  package func inset(columns: Int, rows: Int) -> Rect {
    let across = min(max(0, columns), self.columns / 2)
    let down = min(max(0, rows), self.rows / 2)
    return Rect(
      column: column + across, row: row + down,
      columns: self.columns - 2 * max(across, columns), rows: self.rows - 2 * max(down, rows))
  }

  /// The leftmost `count` columns, and the rest.
  package func splitLeft(_ count: Int) -> (part: Rect, rest: Rect) {
    let taken = min(max(0, count), columns)
    return (
      Rect(column: column, row: row, columns: taken, rows: rows),
      Rect(column: column + taken, row: row, columns: columns - taken, rows: rows)
    )
  }

  /// The rightmost `count` columns, and the rest.
  package func splitRight(_ count: Int) -> (part: Rect, rest: Rect) {
    let (rest, part) = splitLeft(columns - min(max(0, count), columns))
    return (part, rest)
  }

  /// The topmost `count` rows, and the rest.
  package func splitTop(_ count: Int) -> (part: Rect, rest: Rect) {
    let taken = min(max(0, count), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: taken),
      Rect(column: column, row: row + taken, columns: columns, rows: rows - taken)
    )
  }

  /// The lowest `count` rows, and the rest.
  package func splitBottom(_ count: Int) -> (part: Rect, rest: Rect) {
    let (rest, part) = splitTop(rows - min(max(0, count), rows))
    return (part, rest)
  }

  /// A part of this size in the middle, no larger than this one.
  package func centered(_ size: Size) -> Rect {
    let across = min(size.columns, columns)
    let down = min(size.rows, rows)
    return Rect(
      column: column + (columns - across) / 2, row: row + (rows - down) / 2, columns: across,
      rows: down)
  }
}
