import TerminalCore
import Testing

struct WrappingTests {
  @Test(arguments: [
    ("", 5, [""]),
    ("a coast at dawn", 7, ["a coast", "at dawn"]),
    ("a coast at dawn", 8, ["a coast ", "at dawn"]),
    ("two\nlines", 9, ["two", "lines"]),
    ("ends\n", 9, ["ends", ""]),
    ("\n\n", 9, ["", "", ""]),
    ("a\r\nb", 9, ["a", "b"]),
    ("unbreakable", 4, ["unbr", "eaka", "ble"]),
    ("an unbreakable", 5, ["an ", "unbre", "akabl", "e"]),
    ("日本語の文", 4, ["日本", "語の", "文"]),
    ("ab日本", 5, ["ab日", "本"]),
    ("x      y", 3, ["x  ", "y"]),
    ("日", 1, ["日"]),
    ("ab", 0, ["a", "b"]),
  ])
  func linesBreakAtBlanksAndFit(text: String, columns: Int, lines: [String]) {
    #expect(DisplayWidth.wrapped(text, to: columns).map(\.text) == lines)
  }

  @Test(arguments: [
    "", "a coast at dawn, and gulls", "one\n\ntwo \n", "日本語 in the middle 文", "x        y   ",
    "averyveryverylongword and more",
  ])
  func everyCharacterBelongsToExactlyOneLineAndEveryOffsetHasAPlace(text: String) {
    for columns in 1...12 {
      let lines = DisplayWidth.wrapped(text, to: columns)
      var next = 0
      for line in lines {
        #expect(line.characters.lowerBound == next)
        next = line.characters.upperBound
        #expect(line.columns <= max(2, columns))
      }
      #expect(next == text.count)
      for offset in 0...text.count {
        let place = lines.position(of: offset)
        #expect(place.row < lines.count)
        #expect(place.column <= lines[place.row].columns)
      }
    }
  }

  @Test func theCursorGoesToTheCharacterUnderIt() {
    let lines = DisplayWidth.wrapped("a coast at\ndawn 日本", to: 8)
    #expect(lines.map(\.text) == ["a coast ", "at", "dawn 日", "本"])
    #expect(lines.position(of: 0) == Point(column: 0, row: 0))
    #expect(lines.position(of: 8) == Point(column: 0, row: 1))
    #expect(lines.position(of: 10) == Point(column: 2, row: 1))
    #expect(lines.position(of: 11) == Point(column: 0, row: 2))
    #expect(lines.position(of: 17) == Point(column: 0, row: 3))
    #expect(lines.offset(at: Point(column: 5, row: 2)) == 16)
    #expect(lines.offset(at: Point(column: 6, row: 2)) == 16)
    #expect(lines.offset(at: Point(column: 99, row: 1)) == 10)
    #expect(lines.offset(at: Point(column: 1, row: -4)) == 1)
    #expect(lines.offset(at: Point(column: 99, row: 99)) == 18)
  }

  @Test func blanksThatDoNotFitKeepTheCursorAtTheEndOfTheLine() {
    let lines = DisplayWidth.wrapped("ab    cd", to: 3)
    #expect(lines.map(\.text) == ["ab ", "cd"])
    #expect(lines.position(of: 5) == Point(column: 3, row: 0))
    #expect(lines.position(of: 6) == Point(column: 0, row: 1))
  }
}
