import TerminalCore

/// Where a line of a text stands in a row, so that a place in the row is one in the text.
package struct TextPlace: Hashable, Sendable {
  /// The column of its first character.
  let start: Int
  let line: WrappedLine

  init(start: Int, line: WrappedLine) {
    self.start = start
    self.line = line
  }

  /// A text in one line.
  init(start: Int, text: String) {
    self.init(start: start, line: WrappedLine(text: text, characters: 0..<text.count))
  }

  /// How many characters of the text stand before a column of the row.
  func offset(at column: Int) -> Int {
    [line].offset(at: Point(column: column - start, row: 0))
  }
}
