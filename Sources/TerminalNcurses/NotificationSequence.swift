/// How a terminal is asked for a notification of its desktop. Each family of terminals has a sequence of
/// its own, and most print nothing for one they do not know; but some know several and would show the
/// same thing twice, so exactly one is sent.
package enum NotificationSequence: Sendable, Hashable {
  /// OSC 9: iTerm2, WezTerm, ghostty.
  case osc9
  /// OSC 99: kitty.
  case osc99
  /// OSC 777: foot, rxvt-unicode, terminals of GNOME's kind.
  case osc777
  /// The bell, which every terminal has.
  case bell

  /// What the variables say that terminals leave for their programs; they reach into tmux too.
  package init(environment: [String: String]) {
    func isSet(_ names: String...) -> Bool { names.contains { environment[$0] != nil } }
    if isSet("KITTY_WINDOW_ID") {
      self = .osc99
    } else if isSet("ITERM_SESSION_ID", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR") {
      self = .osc9
    } else if isSet("VTE_VERSION") || environment["TERM"].map(Self.isOf777) == true {
      self = .osc777
    } else {
      self = .bell
    }
  }

  private static func isOf777(_ type: String) -> Bool {
    type.hasPrefix("foot") || type.hasPrefix("rxvt")
  }

  /// Inside tmux it is wrapped, for `allow-passthrough on`; the bell reaches through tmux anyway.
  package func showing(_ text: String, inTmux: Bool) -> String {
    let clean = text.unicodeScalars.filter {
      $0.properties.generalCategory != .control && $0 != ";"
    }
    let words = String(String.UnicodeScalarView(clean))
    let sequence: String
    switch self {
    case .osc9: sequence = "\u{1B}]9;\(words)\u{7}"
    case .osc99: sequence = "\u{1B}]99;;\(words)\u{1B}\\"
    case .osc777: sequence = "\u{1B}]777;notify;dailies;\(words)\u{7}"
    case .bell: return "\u{7}"
    }
    guard inTmux else { return sequence + "\u{7}" }
    let inner = sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}")
    return "\u{1B}Ptmux;\(inner)\u{1B}\\\u{7}"
  }
}
