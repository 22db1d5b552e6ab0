import CNcurses
import TerminalCore
import Themes

/// How each role is written on the open terminal: ncurses' pair of colours, and the attributes.
struct PairTable {
  struct Entry {
    let pair: Int32
    let attributes: Int32
  }

  private let entries: [Role: Entry]

  /// - Parameter pair: asks ncurses for the pair of two colour numbers.
  init(theme: Theme, match: ColorMatch, pair: (_ foreground: Int, _ background: Int) -> Int32) {
    let known = Role.allCases.map { role in
      let rendition = match.rendition(of: role, in: theme)
      return (
        role,
        Entry(
          pair: pair(rendition.foreground, rendition.background),
          attributes: Self.attributes(of: rendition.style))
      )
    }
    entries = Dictionary(uniqueKeysWithValues: known)
  }

  subscript(role: Role) -> Entry {
    entries[role] ?? Entry(pair: 0, attributes: 0)
  }

  private static func attributes(of style: Look.Style) -> Int32 {
    let bits: [(style: Look.Style, bit: Int)] = [
      (.bold, cncurses_bold), (.dim, cncurses_dim), (.underline, cncurses_underline),
      (.reverse, cncurses_reverse), (.italic, cncurses_italic),
    ]
    return bits.reduce(0) { style.contains($1.style) ? $0 | Int32($1.bit) : $0 }
  }
}
