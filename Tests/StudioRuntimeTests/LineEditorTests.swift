import Testing

@testable import StudioRuntime

/// A line typed on a plain terminal.
@Suite struct LineEditorTests {
  private func typed(_ bytes: [UInt8]) -> (echo: String, events: [LineEditor.Event]) {
    var editor = LineEditor()
    var result: (echo: String, events: [LineEditor.Event]) = ("", [])
    for byte in bytes {
      let (echo, event) = editor.take(byte)
      result.echo += echo
      if let event { result.events.append(event) }
    }
    return result
  }

  @Test func lettersAreShownAndErasedAsWideAsTheyAre() {
    let (echo, events) = typed(Array("f\u{F6}\u{6F22}".utf8) + [0x7F, 0x7F] + Array("ox\n".utf8))
    #expect(echo == "f\u{F6}\u{6F22}\u{8} \u{8}\u{8} \u{8}\u{8} \u{8}ox\n")
    #expect(events == [.line("fox")])
  }

  @Test func wordsAndLinesAreErasedWhole() {
    #expect(typed(Array("set prompt  ".utf8) + [0x17, 0x0A]).events == [.line("set ")])
    #expect(typed(Array("set prompt".utf8) + [0x15, 0x0A]).events == [.line("")])
  }

  @Test func keysThatAreNoLettersDoNothing() {
    let arrow: [UInt8] = [0x1B, 0x5B, 0x41, 0x1B, 0x4F, 0x42, 0x1B, 0x5B, 0x31, 0x3B, 0x35, 0x43]
    let (echo, events) = typed(arrow + [0x61] + arrow + [0x01, 0x0A])
    #expect(echo == "a\n")
    #expect(events == [.line("a")])
  }

  @Test func theEndOfInputIsHeardOnAnEmptyLineOnly() {
    #expect(typed([0x61, 0x04, 0x0A, 0x04]).events == [.line("a"), .end])
  }

  /// The system's own line ends after 4095 bytes.
  @Test func aLineMayBeLong() {
    let text = String(repeating: "fox ", count: 5000)
    #expect(typed(Array(text.utf8) + [0x0A]).events == [.line(text)])
  }
}
