package import TerminalCore

/// What a terminal is reached by, and what it is taken to be.
package struct TerminalDevice: Sendable, Hashable {
  package let input: Int32
  package let output: Int32
  /// Entries of the terminfo database, the best first; the first one that exists is used.
  package let types: [String]
  /// How long after an escape a key sequence may still follow, in milliseconds.
  package let escapeDelay: Int32
  /// Inside tmux, which keeps what is meant for the terminal around it unless it is asked not to.
  package let isInTmux: Bool
  /// It may be asked whether it shows pictures, and shows them itself.
  package let mayShowPixels: Bool
  package let notification: NotificationSequence
  /// The size of something that is not really a terminal, such as a file in a test.
  package let fixedSize: Size?

  package init(
    input: Int32, output: Int32, types: [String], escapeDelay: Int32, isInTmux: Bool = false,
    mayShowPixels: Bool = false, notification: NotificationSequence = .bell, fixedSize: Size? = nil
  ) {
    self.input = input
    self.output = output
    self.types = types
    self.escapeDelay = escapeDelay
    self.isInTmux = isInTmux
    self.mayShowPixels = mayShowPixels
    self.notification = notification
    self.fixedSize = fixedSize
  }

  /// The terminal on standard input and output, described by the environment.
  ///
  /// - Parameter ringsOnly: somebody else shows notifications; the terminal only rings.
  package init(environment: [String: String], ringsOnly: Bool = false) {
    self.init(
      input: 0, output: 1, types: Self.types(environment: environment),
      escapeDelay: Self.escapeDelay(environment: environment),
      isInTmux: environment["TMUX"] != nil,
      mayShowPixels: Self.mayShowPixels(environment: environment),
      notification: ringsOnly ? .bell : NotificationSequence(environment: environment))
  }

  /// The entry with a colour for every number where the terminal says it has them, the one it
  /// names, and one that nearly every terminal of today understands.
  private static func types(environment: [String: String]) -> [String] {
    let named = environment["TERM"].flatMap { $0.isEmpty ? nil : $0 }
    var types: [String] = []
    if let named {
      if ["truecolor", "24bit"].contains(environment["COLORTERM"]) {
        let family = named.hasSuffix("-256color") ? named.dropLast("-256color".count) : named[...]
        types.append("\(family)-direct")
      }
      types.append(named)
    }
    return types + ["xterm-256color", "xterm", "vt100"]
  }

  /// Inside tmux or screen, also at the other end of a line, the screen is not the terminal's own, and a question
  /// of this kind sets a title there. Apple's Terminal prints it.
  private static func mayShowPixels(environment: [String: String]) -> Bool {
    let type = environment["TERM"] ?? ""
    return environment["TMUX"] == nil && environment["STY"] == nil
      && !["tmux", "screen"].contains { type.hasPrefix($0) }
      && environment["TERM_PROGRAM"] != "Apple_Terminal"
  }

  /// Over a line, the bytes of an arrow key may come apart; too short a wait makes them an escape
  /// and two letters.
  private static func escapeDelay(environment: [String: String]) -> Int32 {
    let remote = ["SSH_CONNECTION", "SSH_TTY", "TMUX", "STY"]
    return remote.contains { environment[$0] != nil } ? 100 : 25
  }
}
