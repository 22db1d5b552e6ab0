import Testing

@testable import TerminalNcurses

struct ClipboardSequenceTests {
  @Test func aTextGoesAsBase64() {
    #expect(
      ClipboardSequence.setting("/clips/ö.mp4", inTmux: false)
        == "\u{1B}]52;c;L2NsaXBzL8O2Lm1wNA==\u{7}")
  }

  @Test func insideTmuxItAlsoGoesToTheTerminalAround() {
    #expect(
      ClipboardSequence.setting("a", inTmux: true)
        == "\u{1B}]52;c;YQ==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{7}\u{1B}\\")
  }

  @Test func whatNoTerminalTakesIsNotSent() {
    #expect(ClipboardSequence.setting(String(repeating: "a", count: 56_000), inTmux: false) != nil)
    #expect(ClipboardSequence.setting(String(repeating: "a", count: 57_000), inTmux: false) == nil)
  }
}
