extension DisplayWidth {
  /// A text in lines of at most `columns`, broken at blanks where there are any, and at newlines.
  ///
  /// An empty text is one empty line, and a newline at the end makes an empty line after it, so
  /// that an editor's cursor always has a line to stand on. Below one column it wraps to one.
  package static func wrapped(_ text: String, to columns: Int) -> [WrappedLine] {
    if isPlain(text), text.utf8.count <= columns {
      return [WrappedLine(text: text, characters: 0..<text.utf8.count)]
    }
    var wrapping = Wrapping(characters: Array(text), width: max(1, columns))
    return wrapping.lines()
  }
}

/// Breaks one text into lines, looking at each character once.
private struct Wrapping {
  let characters: [Character]
  let width: Int

  private var result: [WrappedLine] = []
  private var start = 0
  private var used = 0
  /// The last place, after `start`, where the line may end.
  private var lastBreak = 0
  /// Where blanks begin that no longer fit.
  private var overhang: Int?

  init(characters: [Character], width: Int) {
    self.characters = characters
    self.width = width
  }

  mutating func lines() -> [WrappedLine] {
    for (offset, character) in characters.enumerated() {
      if character.isNewline {
        endLine(shown: overhang ?? offset, end: offset + 1)
      } else if character == " " {
        takeBlank(at: offset)
      } else {
        take(character, at: offset)
      }
    }
    endLine(shown: overhang ?? characters.count, end: characters.count)
    return result
  }

  private mutating func takeBlank(at offset: Int) {
    if overhang != nil { return }
    if used >= width {
      overhang = offset
    } else {
      used += 1
      lastBreak = offset + 1
    }
  }

  private mutating func take(_ character: Character, at offset: Int) {
    let columns = DisplayWidth.columns(of: character)
    if let overhang { endLine(shown: overhang, end: offset) }
    // Between wide characters, as in Chinese and Japanese, a line may end anywhere.
    if columns == 2 { lastBreak = offset }
    while used + columns > width, offset > start {
      let end = lastBreak > start ? lastBreak : offset
      endLine(shown: end, end: end)
      used = characters[start..<offset].reduce(0) { $0 + DisplayWidth.columns(of: $1) }
    }
    used += columns
    if columns == 2 { lastBreak = offset + 1 }
  }

  private mutating func endLine(shown: Int, end: Int) {
    result.append(
      WrappedLine(text: String(characters[start..<shown]), characters: start..<end))
    start = end
    used = 0
    overhang = nil
  }
}
