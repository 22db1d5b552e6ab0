import TerminalCore

/// A line in a list, with the thing it belongs to; several rows may belong to one thing.
package struct Row: Hashable, Sendable {
  /// Identity of the thing; nil for headings and blank lines.
  package let id: String?
  package let line: Line
  /// The column of the cursor, on the row where typing goes.
  package let cursor: Int?
  /// What a press on it means.
  let target: Target?

  package init(_ id: String? = nil, _ line: Line) {
    self.init(id, line, cursor: nil, target: nil)
  }

  init(_ id: String?, _ line: Line, cursor: Int? = nil, target: Target?) {
    self.id = id
    self.line = line
    self.cursor = cursor
    self.target = target
  }

  var withoutCursor: Row { Row(id, line, target: target) }
}

extension [Row] {
  /// The scroll that shows all rows of a thing, or the row with the cursor where there is one, moving
  /// no further than needed. Never scrolls past the end.
  func scroll(showing id: String?, from scroll: Int, height: Int) -> Int {
    let cursor = firstIndex { $0.cursor != nil }
    let first = cursor ?? firstIndex { $0.id != nil && $0.id == id }
    let last = cursor ?? lastIndex { $0.id != nil && $0.id == id }
    let thing = first.flatMap { first in last.map { first...$0 } }
    return Self.scroll(showing: thing, of: count, from: scroll, height: height)
  }

  /// The same of so many rows, of which the thing has these.
  static func scroll(
    showing thing: ClosedRange<Int>?, of count: Int, from scroll: Int, height: Int
  ) -> Int {
    let highest = Swift.max(0, count - height)
    let settled = Swift.min(Swift.max(0, scroll), highest)
    guard let thing else { return settled }
    if thing.count > height || thing.lowerBound < settled {
      return Swift.min(thing.lowerBound, highest)
    }
    return thing.upperBound >= settled + height
      ? Swift.min(thing.upperBound - height + 1, highest) : settled
  }

  /// Draws the rows from a scroll on, and the cursor where one of them has it.
  func draw(on canvas: Canvas, from scroll: Int) {
    for (row, entry) in dropFirst(Swift.max(0, scroll)).prefix(canvas.size.rows).enumerated() {
      entry.line.draw(on: canvas, row: row)
      if let target = entry.target { canvas.mark(canvas.row(row), as: target) }
      if let cursor = entry.cursor {
        canvas.placeCursor(
          at: Point(column: Swift.min(cursor, canvas.size.columns - 1), row: row))
      }
    }
  }

  /// How many different things begin below what is shown, and how many above.
  func hidden(from scroll: Int, height: Int) -> (above: Int, below: Int) {
    let shown = Set(dropFirst(Swift.max(0, scroll)).prefix(height).compactMap(\.id))
    let above = Set(prefix(Swift.max(0, scroll)).compactMap(\.id)).subtracting(shown)
    let below = Set(dropFirst(Swift.max(0, scroll) + height).compactMap(\.id)).subtracting(shown)
    return (above.count, below.count)
  }
}

extension Canvas {
  /// A whole row of it.
  func row(_ row: Int) -> Rect { Rect(column: 0, row: row, columns: size.columns, rows: 1) }
}
