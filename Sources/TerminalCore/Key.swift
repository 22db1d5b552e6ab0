/// One key press as the terminal reports it.
package enum Key: Sendable, Hashable {
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case controlLeft, controlRight
  /// F1 is `function(1)`.
  case function(Int)
  /// Lower-case letters. Terminals cannot tell ctrl+i from tab, ctrl+m from enter, ctrl+[ from escape
  /// and ctrl+h from backspace: those arrive as the latter.
  case control(Character)
  /// `alt("\r")` is alt+enter, `alt("\u{7F}")` alt+backspace.
  case alt(Character)

  /// The key as people read it: `ctrl+s`, `tab`, `↑`, `a`.
  package var name: String {
    switch self {
    case .character(let character): Self.name(of: character)
    case .function(let number): "f\(number)"
    case .control(let character): "ctrl+\(Self.name(of: character))"
    case .alt(let character): "alt+\(Self.name(of: character))"
    default: Self.named.first { $0.key == self }?.name ?? ""
    }
  }

  /// The same in plain letters, for files: `up` where people read `↑`. `"` and `\` are written as TOML wants.
  package var word: String {
    switch self {
    case .character("\""): "\\\""
    case .character("\\"): "\\\\"
    default:
      Self.named.first { $0.key == self }.map { $0.name.allSatisfy(\.isASCII) ? $0.name : $0.word }
        ?? name
    }
  }

  /// The key with this name, as in `name`, or with a word for a sign, such as `up`.
  package init?(_ name: String) {
    if let key = Self.named.first(where: { $0.name == name || $0.word == name })?.key {
      self = key
    } else if let character = Self.character(named: name) {
      self = .character(character)
    } else if let character = Self.character(in: name, after: "ctrl+") {
      self = .control(character)
    } else if let character = Self.character(in: name, after: "alt+") {
      self = .alt(character)
    } else if name.first == "f", let number = Int(name.dropFirst()), (1...63).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let named: [(key: Key, name: String, word: String)] = [
    (.enter, "enter", "return"),
    (.escape, "esc", "escape"),
    (.tab, "tab", "tab"),
    (.backTab, "shift+tab", "backtab"),
    (.backspace, "backspace", "bs"),
    (.delete, "delete", "del"),
    (.insert, "insert", "ins"),
    (.up, "↑", "up"),
    (.down, "↓", "down"),
    (.left, "←", "left"),
    (.right, "→", "right"),
    (.home, "home", "home"),
    (.end, "end", "end"),
    (.pageUp, "pgup", "pageup"),
    (.pageDown, "pgdn", "pagedown"),
    (.controlLeft, "ctrl+←", "ctrl+left"),
    (.controlRight, "ctrl+→", "ctrl+right"),
  ]

  private static func name(of character: Character) -> String {
    switch character {
    case " ": "space"
    case "\r": "enter"
    case "\u{7F}": "backspace"
    default: String(character)
    }
  }

  private static func character(named name: some StringProtocol) -> Character? {
    switch name {
    case "space": " "
    case "enter": "\r"
    case "backspace": "\u{7F}"
    default: name.count == 1 ? name.first : nil
    }
  }

  private static func character(in name: String, after prefix: String) -> Character? {
    guard name.hasPrefix(prefix) else { return nil }
    return character(named: name.dropFirst(prefix.count))
  }
}
