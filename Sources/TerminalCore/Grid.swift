/// The cells of one screen, row by row. No wide cell in it is ever cut in half.
package struct Grid: Sendable, Hashable {
  package let size: Size
  /// `size.rows * size.columns` cells, the top row first.
  package private(set) var cells: [Cell]

  package init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell at a place; blank outside the grid.
  package subscript(point: Point) -> Cell {
    contains(point) ? cells[index(point)] : .blank
  }

  /// One row's cells; empty outside the grid.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    guard row >= 0, row < size.rows else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// The columns in which a row differs from that of another grid; all of them where that is of another size, or
  /// there is none.
  package func columns(of row: Int, unlike other: Grid?) -> [Int] {
    guard row >= 0, row < size.rows else { return [] }
    guard let other, other.size == size else { return Array(0..<size.columns) }
    let start = row * size.columns
    return (0..<size.columns).filter { cells[start + $0] != other.cells[start + $0] }
  }

  /// The cells of a part, row by row.
  func cells(in rect: Rect) -> [Cell] {
    let part = rect.intersection(Rect(size))
    return (part.row..<part.endRow).flatMap {
      self.row($0).dropFirst(part.column).prefix(part.columns)
    }
  }

  /// Writes a glyph, clearing the other half of any wide cell it covers in part.
  ///
  /// Outside the grid nothing happens. A wide glyph with room for one half only becomes a blank.
  package mutating func put(_ glyph: Glyph, at point: Point, role: Role, paint: Paint? = nil) {
    guard contains(point) else { return }
    let right = Point(column: point.column + 1, row: point.row)
    clearOtherHalf(at: point)
    if glyph.columns == 2 {
      guard contains(right) else {
        cells[index(point)] = Cell.blank.with(role: role)
        return
      }
      clearOtherHalf(at: right)
      cells[index(right)] = Cell(text: "", role: role, columns: 0)
    }
    cells[index(point)] = Cell(
      text: glyph.text, role: role, paint: paint, columns: glyph.columns)
  }

  /// Gives what is written there another meaning; both halves of a wide cell change together.
  package mutating func setRole(_ role: Role, at point: Point) {
    guard contains(point) else { return }
    let start = index(point)
    cells[start] = cells[start].with(role: role)
    if let other = otherHalf(at: point) {
      cells[other] = cells[other].with(role: role)
    }
  }

  private func contains(_ point: Point) -> Bool {
    point.column >= 0 && point.column < size.columns && point.row >= 0 && point.row < size.rows
  }

  private func index(_ point: Point) -> Int {
    point.row * size.columns + point.column
  }

  private func otherHalf(at point: Point) -> Int? {
    switch cells[index(point)].columns {
    case 0: index(point) - 1
    case 2: index(point) + 1
    default: nil
    }
  }

  private mutating func clearOtherHalf(at point: Point) {
    guard let other = otherHalf(at: point) else { return }
    cells[other] = Cell.blank.with(role: cells[other].role)
    cells[index(point)] = Cell.blank.with(role: cells[index(point)].role)
  }
}
