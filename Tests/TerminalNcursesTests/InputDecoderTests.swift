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
