import TerminalNcurses
import Testing

struct TerminalDeviceTests {
  private static let usual = ["xterm-256color", "xterm", "vt100"]

  @Test(arguments: [
    (["TERM": "foot"], ["foot"]),
    (["TERM": "xterm-256color", "COLORTERM": "truecolor"], ["xterm-direct", "xterm-256color"]),
    (["TERM": "konsole", "COLORTERM": "24bit"], ["konsole-direct", "konsole"]),
    (["TERM": "xterm", "COLORTERM": "yes"], ["xterm"]),
    (["COLORTERM": "truecolor"], []),
    (["TERM": ""], []),
  ])
  func whatTheEnvironmentNamesIsTriedFirst(environment: [String: String], types: [String]) {
    #expect(TerminalDevice(environment: environment).types == types + Self.usual)
  }

  @Test(arguments: [([:], 25), (["SSH_TTY": "/dev/pts/1"], 100), (["TMUX": "x"], 100)])
  func overALineAnEscapeIsWaitedForLonger(environment: [String: String], delay: Int) {
    #expect(TerminalDevice(environment: environment).escapeDelay == Int32(delay))
  }

  @Test(arguments: [
    (["TERM": "xterm-kitty"], true), (["TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1"], true),
    (["TERM": "xterm-kitty", "TMUX": "x"], false), (["TERM": "tmux-256color"], false),
    (["TERM": "screen", "SSH_TTY": "/dev/pts/1"], false), (["TERM": "xterm", "STY": "1"], false),
    (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], false),
  ])
  func onlyTheTerminalItselfIsAskedForPictures(environment: [String: String], may: Bool) {
    #expect(TerminalDevice(environment: environment).mayShowPixels == may)
  }

  @Test func whereTheDesktopShowsNotificationsTheTerminalOnlyRings() {
    let environment = ["KITTY_WINDOW_ID": "1"]
    #expect(TerminalDevice(environment: environment).notification == .osc99)
    #expect(TerminalDevice(environment: environment, ringsOnly: true).notification == .bell)
  }
}
