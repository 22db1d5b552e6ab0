import TerminalNcurses
import Testing

struct NotificationSequenceTests {
  @Test(arguments: [
    (["KITTY_WINDOW_ID": "1"], "\u{1B}]99;;saved\u{1B}\\\u{7}"),
    (["WEZTERM_PANE": "0"], "\u{1B}]9;saved\u{7}\u{7}"),
    (["TERM": "foot"], "\u{1B}]777;notify;dailies;saved\u{7}\u{7}"),
    (["TERM": "xterm-256color"], "\u{7}"),
  ])
  func eachTerminalGetsItsOwnAndTheBell(environment: [String: String], bytes: String) {
    let sequence = NotificationSequence(environment: environment)
    #expect(sequence.showing("saved", inTmux: false) == bytes)
  }

  @Test func tmuxIsAskedToPassItOn() {
    #expect(
      NotificationSequence.osc9.showing("saved", inTmux: true)
        == "\u{1B}Ptmux;\u{1B}\u{1B}]9;saved\u{7}\u{1B}\\\u{7}")
  }

  @Test func noTextCanEndTheSequenceEarly() {
    let shown = NotificationSequence.osc777.showing("a\u{1B}\\b\u{7};c", inTmux: false)
    #expect(shown == "\u{1B}]777;notify;dailies;a\\bc\u{7}\u{7}")
  }
}
