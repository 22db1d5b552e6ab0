import CWidth

/// Tells how wide a text is on the screen, and makes it fit.
///
/// Widths are those of the C library, scalar by scalar, because ncurses counts with them. What
/// terminals count differently (joined emoji, skin tones, flags, direction marks) is first made
/// into something all of them agree on, so that a row never shifts.
package enum DisplayWidth {
  /// Widths exist only in a UTF-8 locale; the process is given one before the first is asked for.
  private static let localeIsReady = cwidth_use_utf8() == 1

  /// ncurses keeps five scalars in a cell: the letter and these.
  private static let mostMarks = 4
  /// The letters of ASCII, each at its own number.
  private static let plain = (0..<UInt8(0x80)).map {
    Glyph(text: String(Unicode.Scalar($0)), columns: 1)
  }
  private static let replacement = Glyph(text: "\u{FFFD}", columns: 1)

  /// Has the process read and write UTF-8; false where the system has no such locale at all.
  @discardableResult
  package static func prepareLocale() -> Bool {
    localeIsReady
  }

  /// The columns a text takes.
  package static func columns(of text: some StringProtocol) -> Int {
    if isPlain(text) { return text.utf8.count }
    if text.unicodeScalars.allSatisfy(isNarrow) { return text.unicodeScalars.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns one character takes; 0 for what is not shown at all.
  package static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    if let scalar = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex {
      return shown(scalar)
    }
    return glyphs(of: character).reduce(0) { $0 + $1.columns }
  }

  /// A text as the glyphs that are shown, each one or two columns wide.
  package static func cells(of text: some StringProtocol) -> [Glyph] {
    if isPlain(text) { return text.utf8.map { plain[Int($0)] } }
    if text.unicodeScalars.allSatisfy(isNarrow) {
      return text.unicodeScalars.map { Glyph(text: String($0), columns: 1) }
    }
    var result: [Glyph] = []
    result.reserveCapacity(text.utf8.count)
    for character in text {
      if isPlain(character) {
        result.append(Glyph(text: String(character), columns: 1))
      } else {
        result += glyphs(of: character)
      }
    }
    return result
  }

  /// A text that takes at most `columns`, ending in `…` where something was left out.
  package static func clipped(_ text: String, to columns: Int) -> String {
    if Self.columns(of: text) <= columns { return text }
    guard columns > 0 else { return "" }
    var result = ""
    var used = 0
    for glyph in cells(of: text) {
      guard used + glyph.columns < columns else { break }
      result += glyph.text
      used += glyph.columns
    }
    return result + "…"
  }

  /// Letters of ASCII alone, which take a column each.
  static func isPlain(_ text: some StringProtocol) -> Bool {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      // The whole screen goes through here, so the bytes are looked at without a detour.
      for byte in UnsafeRawBufferPointer(bytes) where byte < 0x20 || byte >= 0x7F { return false }
      return true
    }
    return isPlain ?? text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// Letters and signs of one column that are joined to nothing: ASCII, Latin, dashes and dots, lines and blocks. Nearly
  /// all of the screen is made of them.
  private static func isNarrow(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x2010...0x2027, 0x2500...0x25BF: true
    default: false
    }
  }

  /// The columns of a character of one scalar, as `glyphs` shows it.
  private static func shown(_ scalar: Unicode.Scalar) -> Int {
    if isInvisible(scalar) { return 0 }
    if flagLetter(scalar) != nil { return 1 }
    // A mark without its letter stands on a blank, what has no width is replaced.
    let columns = columns(of: scalar)
    return columns > 0 ? columns : 1
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.asciiValue.map { $0 >= 0x20 && $0 < 0x7F } ?? false
  }

  private static func glyphs(of character: Character) -> [Glyph] {
    if character == "\r\n" { return [replacement] }
    var result: [Glyph] = []
    var marks = 0
    var first: Unicode.Scalar?
    var previous: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      defer { previous = scalar }
      first = first ?? scalar
      if isJoined(scalar, after: previous, in: first) || isInvisible(scalar) { continue }
      if let letter = flagLetter(scalar) {
        result.append(Glyph(text: letter, columns: 1))
        continue
      }
      switch columns(of: scalar) {
      case 0:
        guard marks < mostMarks else { continue }
        marks += 1
        let base = result.popLast() ?? Glyph(text: " ", columns: 1)
        result.append(Glyph(text: base.text + String(scalar), columns: base.columns))
      case let columns where columns > 0:
        marks = 0
        result.append(Glyph(text: String(scalar), columns: columns))
      default:
        result.append(replacement)
      }
    }
    return result
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    guard localeIsReady, !isControl(scalar) else { return -1 }
    return Int(cwidth_columns(scalar.value))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }

  /// The rest of an emoji made of several, or its skin tone: terminals differ in what they show.
  private static func isJoined(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, in first: Unicode.Scalar?
  ) -> Bool {
    guard let previous, let first, !first.isASCII, first.properties.isEmoji else { return false }
    return previous == "\u{200D}" || scalar.properties.isEmojiModifier
  }

  /// Joiners, variation selectors, tags, and marks of direction: nothing to see, and no agreement.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00AD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE01EF:
      true
    default: false
    }
  }

  private static func flagLetter(_ scalar: Unicode.Scalar) -> String? {
    guard (0x1F1E6...0x1F1FF).contains(scalar.value),
      let letter = Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41)
    else { return nil }
    return String(letter)
  }
}
