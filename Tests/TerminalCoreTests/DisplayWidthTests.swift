import TerminalCore
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("plain", 5), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｆ", 2), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("ก็", 1), ("─╭▸", 3), ("█▄", 2), ("⠋", 1), ("😀", 2),
    ("क्ष", 2),
  ])
  func widthsAreThoseOfTheCLibrary(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
    #expect(DisplayWidth.cells(of: text).reduce(0) { $0 + $1.columns } == columns)
  }

  @Test(arguments: [
    ("❤\u{FE0F}", ["❤"], "a variation selector"),
    ("👍🏽", ["👍"], "a skin tone"),
    ("👨\u{200D}👩\u{200D}👧", ["👨"], "the rest of a joined emoji"),
    ("🇫🇷", ["F", "R"], "a flag"),
    ("a\u{202E}b\u{200B}c\u{2066}", ["a", "b", "c"], "direction marks and invisible blanks"),
    ("\u{1B}[31m", ["\u{FFFD}", "[", "3", "1", "m"], "an escape"),
    (
      "a\r\nb\t\u{7F}\u{9B}", ["a", "\u{FFFD}", "b", "\u{FFFD}", "\u{FFFD}", "\u{FFFD}"], "controls"
    ),
    ("\u{E0FFF}\u{10FFFF}", ["\u{FFFD}", "\u{FFFD}"], "what the C library does not know"),
    ("\u{301}", [" \u{301}"], "a mark without a letter"),
  ])
  func whatTerminalsDisagreeOnIsMadePlain(text: String, glyphs: [String], what: String) {
    #expect(DisplayWidth.cells(of: text).map(\.text) == glyphs, "\(what)")
  }

  /// One letter that is wide has the whole text looked at letter by letter.
  @Test func mostLettersAreSeenAtOnceAndNoneDifferently() {
    let letters = (UInt32(0x20)...0x2600).compactMap(Unicode.Scalar.init).map { String($0) }
    let different = letters.filter { letter in
      let alone = DisplayWidth.cells(of: letter)
      let beside = Array(DisplayWidth.cells(of: letter + "語").dropLast())
      return alone != beside
        || DisplayWidth.columns(of: letter) != beside.map(\.columns).reduce(0, +)
    }
    #expect(different == [])
  }

  @Test func aCellHoldsAtMostFourMarks() throws {
    let stack = "a" + String(repeating: "\u{301}", count: 30)
    let glyph = try #require(DisplayWidth.cells(of: stack).first)
    #expect(glyph.text.unicodeScalars.count == 5)
    #expect(glyph.columns == 1)
  }

  @Test(arguments: [
    ("seven", 5, "seven"), ("seven", 4, "sev…"), ("seven", 1, "…"), ("seven", 0, ""),
    ("seven", -2, ""), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
    ("日本語", 2, "…"), ("", 0, ""),
  ])
  func clippingEndsInAnEllipsisAndNeverCutsAWideLetter(text: String, columns: Int, shown: String) {
    #expect(DisplayWidth.clipped(text, to: columns) == shown)
    #expect(DisplayWidth.columns(of: shown) <= max(0, columns))
  }
}
