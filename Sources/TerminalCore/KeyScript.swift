/// Key presses written as text, for tests and for `dailies screen --keys`.
///
/// `Hello<Tab><C-s><Enter><Paste:two words>`: plain characters are typed; a name in angle brackets
/// is a key (any case): Enter Esc Tab S-Tab BS Del Ins Up Down Left Right Home End PgUp PgDn Space
/// F1…, `C-x` and `A-x` with control and alt, C-Left, C-Right, `lt` for `<`. `Paste:` takes `\n`,
/// `\>` and `\\`. `Size:80x24`, `Focus` and `Blur` tell of the window; `Click:12,3`, `WheelUp:12,3` and
/// `WheelDown:12,3` of the mouse, in columns and rows from 0.
package struct KeyScript: Sendable, Hashable {
  package let events: [TerminalEvent]

  package init(_ text: String) throws(KeyScriptError) {
    var events: [TerminalEvent] = []
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "<" else {
        events.append(.key(Self.typed(character)))
        continue
      }
      events.append(try Self.event(named: Self.name(from: &rest)))
    }
    self.events = events
  }

  private static func typed(_ character: Character) -> Key {
    switch character {
    case "\n", "\r", "\r\n": .enter
    case "\t": .tab
    default: .character(character)
    }
  }

  /// Takes everything up to the closing bracket, which a backslash can protect.
  private static func name(from rest: inout Substring) throws(KeyScriptError) -> String {
    var name = ""
    while let character = rest.popFirst() {
      switch character {
      case ">": return name
      case "\\":
        guard let escaped = rest.popFirst() else { throw .unclosed(name) }
        name.append(escaped == "n" ? "\n" : escaped)
      default: name.append(character)
      }
    }
    throw .unclosed(name)
  }

  private static func event(named name: String) throws(KeyScriptError) -> TerminalEvent {
    let words = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if words.count == 2, let kind = words.first, let value = words.last {
      switch kind.lowercased() {
      case "paste": return .paste(String(value))
      case "size":
        guard let size = Size(String(value)) else { throw .unknown(name) }
        return .resized(size)
      case "click": return .mouse(Mouse(.press, at: try point(value, in: name)))
      case "wheelup": return .mouse(Mouse(.wheelUp, at: try point(value, in: name)))
      case "wheeldown": return .mouse(Mouse(.wheelDown, at: try point(value, in: name)))
      default: throw .unknown(name)
      }
    }
    switch name.lowercased() {
    case "focus": return .focused(true)
    case "blur": return .focused(false)
    default:
      guard let key = key(named: name) else { throw .unknown(name) }
      return .key(key)
    }
  }

  private static func point(
    _ text: Substring, in name: String
  ) throws(KeyScriptError) -> Point {
    let numbers = text.split(separator: ",").map { Int($0) }
    guard numbers.count == 2, let column = numbers[0], let row = numbers[1] else {
      throw .unknown(name)
    }
    return Point(column: column, row: row)
  }

  private static func key(named name: String) -> Key? {
    if name.count == 3, let character = name.last {
      switch name.prefix(2).lowercased() {
      case "c-": return control(character)
      case "a-": return .alt(character)
      default: break
      }
    }
    switch name.lowercased() {
    case "lt": return .character("<")
    case "space": return .character(" ")
    case "s-tab": return .backTab
    case "c-space": return .control(" ")
    case "c-left": return .controlLeft
    case "c-right": return .controlRight
    case "a-enter": return .alt("\r")
    default:
      let key = Key(name.lowercased())
      if case .character = key { return nil }
      return key
    }
  }

  /// The key a terminal would report: some letters with control are other keys there.
  private static func control(_ character: Character) -> Key {
    switch Character(character.lowercased()) {
    case "i": .tab
    case "m": .enter
    case "h": .backspace
    case "[": .escape
    case let letter: .control(letter)
    }
  }
}
