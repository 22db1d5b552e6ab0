/// One line of a text that was wrapped to a width, and which characters of the text it holds.
package struct WrappedLine: Sendable, Hashable {
  /// What is shown: without the newline, and without blanks beyond the width.
  package let text: String
  /// Offsets, in characters of the whole text, of everything that belongs to this line, the newline
  /// and such blanks too. The lines' ranges follow one another without a gap.
  package let characters: Range<Int>

  package init(text: String, characters: Range<Int>) {
    self.text = text
    self.characters = characters
  }

  /// The columns the text takes.
  package var columns: Int { DisplayWidth.columns(of: text) }
}

extension [WrappedLine] {
  /// Where a cursor before the character at `offset` stands: column in the line, row in the lines.
  ///
  /// The column equals the width behind a line that is full.
  package func position(of offset: Int) -> Point {
    guard let row = lastIndex(where: { $0.characters.lowerBound <= offset }) else { return .zero }
    let line = self[row]
    let before = line.text.prefix(offset - line.characters.lowerBound)
    return Point(column: DisplayWidth.columns(of: before), row: row)
  }

  /// The character offset nearest to a place: the way back from `position(of:)`.
  package func offset(at point: Point) -> Int {
    guard let last = indices.last else { return 0 }
    let line = self[Swift.min(Swift.max(0, point.row), last)]
    var offset = line.characters.lowerBound
    var column = 0
    for character in line.text {
      column += DisplayWidth.columns(of: character)
      if column > point.column { break }
      offset += 1
    }
    return offset
  }
}
