/// One screen as it shall look: the cells, the cursor, and the title of the terminal's window.
package struct Frame: Sendable, Hashable {
  package let grid: Grid
  /// Where the cursor is shown; hidden when nil.
  package let cursor: Point?
  /// Left as it is when nil.
  package let title: String?
  /// What lies on the cells; these show the same as well as cells can.
  package let pictures: [LaidPicture]
  /// What its parts stand for; the last lies on top.
  private let marks: [Mark]

  package init(
    grid: Grid, cursor: Point? = nil, title: String? = nil, pictures: [LaidPicture] = [],
    marks: [Mark] = []
  ) {
    self.grid = grid
    self.cursor = cursor
    self.title = title
    self.pictures = pictures
    self.marks = marks
  }

  /// Draws a frame: `draw` gets a canvas as large as the screen.
  package init(
    size: Size, title: String? = nil, borders: Borders = .rounded, glyphs: GlyphSet = .unicode,
    draw: (Canvas) -> Void
  ) {
    let surface = Canvas.Surface(size: size, borders: borders, glyphs: glyphs)
    draw(Canvas(surface))
    self.init(
      grid: surface.grid, cursor: surface.cursor, title: title,
      pictures: surface.uncoveredPictures, marks: surface.marks)
  }

  /// What stands at a place, the topmost first, and where in it that is.
  package func things(
    at point: Point
  ) -> [(thing: any Hashable & Sendable, point: Point)] {
    marks.reversed().filter { $0.visible.contains(point) }.map { mark in
      let inside = Point(
        column: point.column - mark.origin.column, row: point.row - mark.origin.row)
      return (mark.thing, inside)
    }
  }

  package var size: Size { grid.size }

  /// What a person reads: one line a row, without the blanks at the end.
  package var text: String {
    lines { row in
      trimmed(row.map(\.text).joined(), " ")
    }
  }

  /// What each cell means: one letter (`Role.code`) a cell, without the plain text at the end.
  package var roles: String {
    lines { row in
      trimmed(String(row.map(\.role.code)), Role.text.code)
    }
  }

  /// The whole frame as a file for a golden test: size and cursor, the text, the roles.
  package var golden: String {
    let cursor = cursor.map { "cursor \($0.column),\($0.row)" } ?? "no cursor"
    return """
      \(size.columns)x\(size.rows) \(cursor)
      --- text
      \(text)
      --- roles
      \(roles)
      \(paints)
      """
  }

  /// The colours of pictures, row by row, each once for the cells beside each other that have it; nothing where
  /// there are none.
  private var paints: String {
    let rows = (0..<size.rows).compactMap { row -> String? in
      let colors = grid.row(row).map { cell in
        cell.paint.map { Self.hex($0.foreground) + "/" + Self.hex($0.background) } ?? ""
      }
      guard colors.contains(where: { !$0.isEmpty }) else { return nil }
      var runs: [(color: String, count: Int)] = []
      for color in colors {
        if runs.last?.color == color {
          runs[runs.count - 1].count += 1
        } else {
          runs.append((color, 1))
        }
      }
      let words = runs.map { $0.color.isEmpty ? "-*\($0.count)" : "\($0.color)*\($0.count)" }
      return "\(row): " + words.joined(separator: " ")
    }
    return rows.isEmpty ? "" : (["--- paint"] + rows + [""]).joined(separator: "\n")
  }

  private static func hex(_ color: RGB) -> String {
    let digits = String(color.packed, radix: 16)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  private func lines(_ line: (ArraySlice<Cell>) -> String) -> String {
    (0..<size.rows).map { line(grid.row($0)) }.joined(separator: "\n")
  }

  private func trimmed(_ line: String, _ blank: Character) -> String {
    guard let last = line.lastIndex(where: { $0 != blank }) else { return "" }
    return String(line[...last])
  }
}
