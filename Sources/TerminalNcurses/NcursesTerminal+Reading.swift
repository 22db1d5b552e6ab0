import CNcurses
import TerminalCore

extension NcursesTerminal {
  /// How long an escape may be the beginning of an answer, where one is to come.
  static var patience: Duration { .milliseconds(500) }

  /// How long the end waits for an answer, which would else be typed at the shell.
  static var lastPatience: Duration { .milliseconds(150) }

  /// The meaning of a special key's number.
  static func reading(for value: UInt32) -> InputDecoder.Reading {
    let first = UInt32(cncurses_key.function_key.rawValue)
    if value >= first { return .key(.function(Int(value - first))) }
    guard let key = cncurses_key(rawValue: value) else { return .other }
    switch key {
    case .up_key: return .key(.up)
    case .down_key: return .key(.down)
    case .left_key: return .key(.left)
    case .right_key: return .key(.right)
    case .home_key: return .key(.home)
    case .end_key: return .key(.end)
    case .page_up_key: return .key(.pageUp)
    case .page_down_key: return .key(.pageDown)
    case .insert_key: return .key(.insert)
    case .delete_key: return .key(.delete)
    case .backspace_key: return .key(.backspace)
    case .enter_key: return .key(.enter)
    case .back_tab_key: return .key(.backTab)
    case .control_left_key: return .key(.controlLeft)
    case .control_right_key: return .key(.controlRight)
    case .paste_begin: return .pasteBegin
    case .paste_end: return .pasteEnd
    case .focus_in: return .focus(true)
    case .focus_out: return .focus(false)
    case .mouse: return .mouse
    case .old_mouse: return .oldMouse
    case .function_key: return .key(.function(0))
    }
  }
}
