import TerminalCore
import Testing

@testable import TerminalNcurses

struct InputDecoderTests {
  private func read(_ text: String) -> [InputDecoder.Reading] {
    text.unicodeScalars.map { .scalar($0) }
  }

  @Test(arguments: [
    ("a", Key.character("a")), ("é", .character("é")), ("\r", .enter), ("\n", .control("j")),
    ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{13}", .control("s")),
    ("\0", .control(" ")), ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")),
    ("\u{1B}", .escape), ("\u{1B}x", .alt("x")), ("\u{1B}\r", .alt("\r")),
    ("\u{1B}\u{7F}", .alt("\u{7F}")), ("\u{1B}[A", .up), ("\u{1B}OB", .down),
    ("\u{1B}[3~", .delete),
    ("\u{1B}[1;5C", .controlRight), ("\u{1B}OP", .function(1)), ("\u{1B}O", .alt("O")),
  ])
  func bytesAreOneKey(bytes: String, key: Key) {
    var decoder = InputDecoder()
    #expect(decoder.events(from: read(bytes)) == [.key(key)])
  }

  @Test(arguments: ["\u{1B}[1;2A", "\u{1B}[?1;2c", "\u{1B}[<0;5;5M", "\u{9B}"])
  func sequencesWithoutAMeaningHereAreNothing(bytes: String) {
    var decoder = InputDecoder()
    #expect(decoder.events(from: read(bytes + "z")) == [.key(.character("z"))])
  }

  private static let dark = "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\"
  private static let kind = "\u{1B}[?62;22;52c"

  @Test(arguments: [
    (dark, true), ("\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{7}", false), ("\u{1B}]11;#ffffff\u{7}", false),
    ("\u{1B}]11;rgb:f/f/f\u{1B}\\", false), ("\u{1B}]11;rgba:00/00/00/ff\u{7}", true),
  ])
  func anAnswerIsNoKeyWhereverItComesApart(answer: String, isDark: Bool) {
    let bytes = read(answer + Self.kind)
    for place in 0...bytes.count {
      var decoder = InputDecoder()
      decoder.awaitsAnswers = true
      var events = decoder.events(from: Array(bytes[..<place]))
      events += decoder.events(from: [])
      events += decoder.events(from: Array(bytes[place...]) + read("x"))
      #expect(events == [.background(isDark: isDark), .key(.character("x"))], "\(place)")
      #expect(!decoder.awaitsAnswers && !decoder.holdsKey)
    }
    var decoder = InputDecoder()
    decoder.awaitsAnswers = true
    let events = bytes.flatMap { decoder.events(from: [$0]) }
    #expect(events == [.background(isDark: isDark)])
  }

  @Test(arguments: [
    ("\u{1B}_Gi=31;OK\u{1B}\\", [TerminalEvent.showsPixels]),
    ("\u{1B}_Gi=31;ENOENT:it has \\ and more\u{1B}\\", []),
  ])
  func whetherItShowsPicturesIsNoKeyWhereverItComesApart(answer: String, told: [TerminalEvent]) {
    let bytes = read(answer + Self.dark + Self.kind)
    let expected = told + [.background(isDark: true), .key(.character("x"))]
    for place in 0...bytes.count {
      var decoder = InputDecoder()
      decoder.awaitsAnswers = true
      var events = decoder.events(from: Array(bytes[..<place]))
      events += decoder.events(from: [])
      events += decoder.events(from: Array(bytes[place...]) + read("x"))
      #expect(events == expected, "\(place)")
    }
    // Also when nobody waits for it any more.
    let late = read(answer + "x")
    for place in 3..<late.count {
      var decoder = InputDecoder()
      var events = decoder.events(from: Array(late[..<place]))
      events += decoder.events(from: Array(late[place...]))
      #expect(events == told + [.key(.character("x"))], "\(place)")
    }
  }

  @Test func altAndTheLineBelowIsAKeyStill() {
    var decoder = InputDecoder()
    #expect(decoder.events(from: read("\u{1B}_")) == [.key(.alt("_"))])
  }

  /// A line may hold it up for longer than the terminal's last word takes, or for ever.
  @Test func anAnswerThatComesTooLateIsNoText() {
    let bytes = read(Self.dark)
    for place in 3...bytes.count {
      var decoder = InputDecoder()
      decoder.awaitsAnswers = true
      #expect(decoder.events(from: read(Self.kind)) == [])
      let first = decoder.events(from: Array(bytes[..<place]))
      let rest = decoder.events(from: Array(bytes[place...]))
      #expect(rest.last ?? first.last == .background(isDark: true))
      #expect(!rest.contains { if case .key = $0 { true } else { false } }, "\(place)")
    }
    var decoder = InputDecoder()
    #expect(decoder.events(from: read("\u{1B}")) == [.key(.escape)])
    #expect(
      decoder.events(from: Array(bytes.dropFirst()) + read("x"))
        == [.background(isDark: true), .key(.character("x"))])
  }

  @Test(arguments: ["rgb:zz/00/00", "blue", "rgb:1e1e/1e"])
  func anAnswerThatNobodyCanReadIsNothing(words: String) {
    var decoder = InputDecoder()
    decoder.awaitsAnswers = true
    let events = decoder.events(from: read("\u{1B}]11;\(words)\u{7}"))
    #expect(!events.contains { if case .background = $0 { true } else { false } })
  }

  @Test func halfAnAnswerGivesWayToAKey() {
    var decoder = InputDecoder()
    decoder.awaitsAnswers = true
    #expect(decoder.events(from: read("\u{1B}]11;rgb:1e")) == [])
    #expect(decoder.events(from: read("q")) == [.key(.character("q"))])
    #expect(decoder.events(from: read("\u{1B}]11;rgb:1e")) == [])
    #expect(decoder.events(from: [.key(.up)]) == [.key(.up)])
  }

  @Test func escapeIsAKeyAgainWhenNothingFollows() {
    var decoder = InputDecoder()
    decoder.awaitsAnswers = true
    #expect(decoder.events(from: read("\u{1B}")) == [])
    #expect(decoder.holdsKey)
    #expect(decoder.release() == [.key(.escape)])
    #expect(decoder.events(from: read("\u{1B}")) == [.key(.escape)])
    decoder.awaitsAnswers = true
    #expect(decoder.events(from: read("\u{1B}")) == [])
    #expect(decoder.events(from: read("x")) == [.key(.alt("x"))])
  }

  @Test func whatIsLeftOfASplitArrowIsNotTyped() {
    var decoder = InputDecoder()
    #expect(decoder.events(from: read("\u{1B}")) == [.key(.escape)])
    #expect(decoder.events(from: []) == [])
    #expect(decoder.events(from: read("[Ax")) == [.key(.character("x"))])
    #expect(
      decoder.events(from: read("[A")) == [.key(.character("[")), .key(.character("A"))])
  }

  @Test func twoEscapesAreTwoEscapes() {
    var decoder = InputDecoder()
    #expect(decoder.events(from: read("\u{1B}\u{1B}")) == [.key(.escape), .key(.escape)])
  }

  @Test(arguments: [
    ("0;12;3M", Mouse(.press, at: Point(column: 11, row: 2))),
    ("64;1;1M", Mouse(.wheelUp, at: .zero)),
    ("65;300;60M", Mouse(.wheelDown, at: Point(column: 299, row: 59))),
    ("0;12;3m", nil), ("2;12;3M", nil), ("4;12;3M", nil), ("0;0;3M", nil), ("0;12M", nil),
    ("M", nil), ("x", nil),
  ])
  func aReportOfTheMouseIsOneEventWhereverItComesApart(report: String, mouse: Mouse?) {
    let expected = (mouse.map { [TerminalEvent.mouse($0)] } ?? []) + [.key(.character("z"))]
    let readings = [.mouse] + read(report + "z")
    for cut in 1...readings.count {
      var decoder = InputDecoder()
      let first = decoder.events(from: Array(readings[..<cut]))
      #expect(first + decoder.events(from: Array(readings[cut...])) == expected)
    }
  }

  @Test func theOldWayToReportTheMouse() {
    var decoder = InputDecoder()
    #expect(
      decoder.events(from: [.oldMouse] + read(" ,#") + [.oldMouse] + read("#,#z"))
        == [.mouse(Mouse(.press, at: Point(column: 11, row: 2))), .key(.character("z"))])
  }

  @Test func aReportThatBreaksOffIsForgotten() {
    var decoder = InputDecoder()
    #expect(
      decoder.events(from: [.mouse] + read("0;1") + [.key(.up)] + read("1")) == [
        .key(.up), .key(.character("1")),
      ])
    #expect(decoder.events(from: [.mouse] + read("0;1\u{1B}[A")) == [.key(.up)])
  }

  @Test func aPasteIsOnePieceWhateverItHolds() {
    var decoder = InputDecoder()
    let first = [.pasteBegin] + read("two\rlines\r\nand \u{13}tab\t\u{1B}") + [.key(.up)]
    #expect(decoder.events(from: first) == [])
    let rest = read("日") + [.key(.enter), .other, .pasteEnd] + read("k")
    #expect(
      decoder.events(from: rest)
        == [.paste("two\nlines\nand tab\t日\n"), .key(.character("k"))])
  }

  @Test func anEndWithoutAPasteIsNothing() {
    var decoder = InputDecoder()
    #expect(
      decoder.events(from: [.pasteEnd, .focus(true), .other, .focus(false)])
        == [.focused(true), .focused(false)])
  }
}
