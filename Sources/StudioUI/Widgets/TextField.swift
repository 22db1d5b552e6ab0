import TerminalCore

/// A text being edited, with its cursor. Offsets count characters as people see them.
package struct TextField: Hashable, Sendable {
  package private(set) var text: String
  /// The cursor stands before this character; at most the number of characters.
  package private(set) var cursor: Int
  private var steps = TextSteps()

  /// The cursor is at the end unless another place is named.
  package init(_ text: String, cursor: Int? = nil) {
    self.text = text
    let count = text.count
    self.cursor = min(max(0, cursor ?? count), count)
  }

  /// Puts typed or pasted text in at the cursor.
  ///
  /// Control characters are left out: nobody means to send them. A newline stays where the text may
  /// have several lines, and is a blank elsewhere.
  ///
  /// A word that is typed is one step for undo, and so is a paste.
  package mutating func insert(_ typed: String, keepsNewlines: Bool) {
    var clean = ""
    for character in typed {
      if character.isNewline {
        clean.append(keepsNewlines ? "\n" : " ")
      } else if character == "\t" {
        clean.append(" ")
      } else {
        clean.unicodeScalars.append(
          contentsOf: character.unicodeScalars.filter { $0.properties.generalCategory != .control })
      }
    }
    guard !clean.isEmpty else { return }
    let before = String(text.prefix(cursor)) + clean
    let isWordBegun = clean.first.map(isWord) == true && cursor > 0 && !endsWord
    if isWordBegun { steps.endStep() }
    steps.keep(moment, clean.count > 1 ? .single : .typing)
    text = before + String(text.dropFirst(cursor))
    // A mark may join the letter before it, so the characters are counted again.
    cursor = min(before.count, text.count)
  }

  /// The mouse put the cursor there.
  mutating func moveCursor(to offset: Int) {
    cursor = min(max(0, offset), text.count)
    steps.endStep()
  }

  /// Takes another text in the place of the one that ends at the cursor; both are one step for undo.
  mutating func replace(last: String, with next: String, keepsNewlines: Bool) {
    let before = moment
    var steps = steps
    remove(max(0, cursor - last.count)..<cursor, Array(text))
    insert(next, keepsNewlines: keepsNewlines)
    steps.keep(before, .single)
    self.steps = steps
  }

  /// Takes another text instead; one step for undo.
  package mutating func replace(with text: String, keepsNewlines: Bool) {
    let before = moment
    self.text = ""
    cursor = 0
    var steps = steps
    insert(text, keepsNewlines: keepsNewlines)
    steps.keep(before, .single)
    self.steps = steps
  }

  private var moment: TextSteps.Moment { TextSteps.Moment(text: text, cursor: cursor) }

  /// A letter of a word stands before the cursor.
  private var endsWord: Bool { text.prefix(cursor).last.map(isWord) ?? false }

  private mutating func put(_ moment: TextSteps.Moment?) {
    guard let moment else { return }
    text = moment.text
    cursor = moment.cursor
  }

  /// - Parameters:
  ///   - width: the columns the text is wrapped to, for moving up and down.
  ///   - page: the lines that pgup and pgdn move.
  package mutating func apply(_ edit: TextEdit, width: Int, page: Int = 8) {
    let characters = Array(text)
    let before = moment
    switch edit {
    case .undo: put(steps.undo(from: before))
    case .redo: put(steps.redo(from: before))
    default:
      change(edit, characters, width: width, page: page)
      if text != before.text {
        steps.keep(before, Self.kind(edit))
      } else if cursor != before.cursor {
        steps.endStep()
      }
    }
  }

  private static func kind(_ edit: TextEdit) -> TextSteps.Kind {
    switch edit {
    case .deleteBack: .deletingBack
    case .deleteForward: .deletingForward
    default: .single
    }
  }

  private mutating func change(
    _ edit: TextEdit, _ characters: [Character], width: Int, page: Int
  ) {
    switch edit {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .wordLeft: cursor = wordStart(characters)
    case .wordRight: cursor = wordEnd(characters)
    case .lineStart: cursor = lineStart(characters)
    case .lineEnd: cursor = lineEnd(characters)
    case .up: moveLine(by: -1, width: width)
    case .down: moveLine(by: 1, width: width)
    case .pageUp: moveLine(by: -page, width: width)
    case .pageDown: moveLine(by: page, width: width)
    case .deleteBack: remove(max(0, cursor - 1)..<cursor, characters)
    case .deleteForward: remove(cursor..<min(characters.count, cursor + 1), characters)
    case .deleteWord: remove(wordStart(characters)..<cursor, characters)
    case .deleteWordForward: remove(cursor..<wordEnd(characters), characters)
    case .deleteToStart: remove(lineStart(characters)..<cursor, characters)
    case .deleteToEnd: remove(cursor..<lineEnd(characters), characters)
    case .undo, .redo: break
    }
  }

  private mutating func remove(_ range: Range<Int>, _ characters: [Character]) {
    let before = String(characters[..<range.lowerBound])
    text = before + String(characters[range.upperBound...])
    cursor = min(before.count, text.count)
  }

  private mutating func moveLine(by rows: Int, width: Int) {
    let lines = DisplayWidth.wrapped(text, to: width)
    let place = lines.position(of: cursor)
    let row = place.row + rows
    if row < 0 {
      cursor = 0
    } else if row >= lines.count {
      cursor = text.count
    } else {
      cursor = lines.offset(at: Point(column: place.column, row: row))
    }
  }

  private func wordStart(_ characters: [Character]) -> Int {
    var place = cursor
    while place > 0, !isWord(characters[place - 1]) { place -= 1 }
    while place > 0, isWord(characters[place - 1]) { place -= 1 }
    return place
  }

  private func wordEnd(_ characters: [Character]) -> Int {
    var place = cursor
    while place < characters.count, !isWord(characters[place]) { place += 1 }
    while place < characters.count, isWord(characters[place]) { place += 1 }
    return place
  }

  private func lineStart(_ characters: [Character]) -> Int {
    characters[..<cursor].lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0
  }

  private func lineEnd(_ characters: [Character]) -> Int {
    characters[cursor...].firstIndex(where: \.isNewline) ?? characters.count
  }

  private func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
