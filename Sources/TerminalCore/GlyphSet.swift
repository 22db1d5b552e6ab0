/// Which signs the program itself draws: its own, or for each a twin that every terminal has.
package enum GlyphSet: String, Sendable, CaseIterable {
  case unicode
  case ascii

  /// Every sign of the program outside ASCII. A twin takes the same room, so that nothing moves.
  package static let twins: [Character: Character] = [
    "─": "-", "│": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "┌": "+", "┐": "+", "└": "+", "┘": "+",
    "▸": ">", "┃": "|", "━": "#", "╌": ".",
    "…": "~", "·": "|", "–": "-",
    "↑": "^", "↓": "v", "←": "<", "→": ">",
    "░": ".", "▒": ":", "▓": "%", "█": "#",
    "≠": "!", "★": "*", "♥": "@", "✓": "+", "✗": "x",
  ]

  /// Terminals of these types have no more than one font of a few hundred signs, or none at all.
  private static let plainTypes = ["linux", "dumb", "ansi", "unknown"]

  /// What suits a terminal.
  ///
  /// - Parameters:
  ///   - type: the variable `TERM`.
  ///   - isUTF8: whether letters are written as UTF-8 at all.
  package init(type: String, isUTF8: Bool) {
    let isPlain =
      Self.isVT(type) || Self.plainTypes.contains { type == $0 || type.hasPrefix($0 + "-") }
    self = isUTF8 && !isPlain ? .unicode : .ascii
  }

  /// vt100, vt220-w and their like.
  private static func isVT(_ type: String) -> Bool {
    type.hasPrefix("vt") && type.dropFirst(2).first?.isNumber == true
  }

  /// A text of the program's own as it is drawn.
  package func shown(_ text: String) -> String {
    self == .unicode || text.utf8.allSatisfy { $0 < 0x80 }
      ? text : String(text.map { Self.twins[$0] ?? $0 })
  }
}
