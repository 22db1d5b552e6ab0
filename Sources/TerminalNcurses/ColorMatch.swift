import TerminalCore
import Themes

/// Finds, for a look, the nearest thing a terminal with few colours can show.
///
/// With 16 colours or fewer the numbers mean what the person's palette says, so only the hue of a
/// colour is kept. Grey becomes the terminal's own text colour, dimmed where it was meant to recede; so do
/// the tints that most text, its ground and what recedes have in a theme, since a hue would make them loud.
struct ColorMatch {
  private enum Depth {
    case direct
    case indexed
    case bright
    case basic
    case none
  }

  private let depth: Depth

  /// - Parameter colors: how many the terminal has; 16777216 where a number is red, green and blue.
  init(colors: Int) {
    depth =
      switch colors {
      case (1 << 24)...: .direct
      case 256...: .indexed
      case 16...: .bright
      case 8...: .basic
      default: .none
      }
  }

  /// The focused title is reversed, and the focused border bold, where colour was all that told them from
  /// the others.
  func rendition(of role: Role, in theme: Theme) -> Rendition {
    var result = rendition(of: theme.look(of: role), in: theme)
    func looksLike(_ other: Role) -> Bool {
      result == rendition(of: theme.look(of: other), in: theme)
    }
    if role == .titleFocused, looksLike(.title) { result.style.insert(.reverse) }
    if role == .borderFocused, looksLike(.border) { result.style.insert(.bold) }
    return result
  }

  func rendition(of look: Look, in theme: Theme) -> Rendition {
    var result = Rendition(style: look.style)
    guard depth != .none else {
      if standsOut(look, in: theme) { result.style.insert(.reverse) }
      return result
    }
    result.foreground = number(for: look.foreground, theme, &result.style)
    var ignored = Look.Style()
    result.background = number(for: look.background, theme, &ignored)
    if result.background < 0, standsOut(look, in: theme) { result.style.insert(.reverse) }
    return result
  }

  /// Its background says something: it is not the one most text is on.
  private func standsOut(_ look: Look, in theme: Theme) -> Bool {
    look.background != .terminal && look.background != theme.look(of: .text).background
  }

  private func number(for color: Color, _ theme: Theme, _ style: inout Look.Style) -> Int {
    switch (color, depth) {
    case (.terminal, _): return -1
    case (.rgb(let rgb), .direct): return Self.directNumber(rgb)
    case (.ansi(let index), .direct):
      return index < 8 ? index : Self.directNumber(IndexedPalette.rgb(of: index))
    case (.rgb(let rgb), .indexed): return IndexedPalette.nearest(to: rgb)
    case (.ansi(let index), .indexed): return index
    case (.rgb(let rgb), _):
      let text = theme.look(of: .text)
      if [text.foreground, text.background].contains(color) { return -1 }
      guard Self.receding.contains(where: { theme.look(of: $0).foreground == color }) else {
        return hueNumber(rgb, theme, &style)
      }
      style.insert(.dim)
      return -1
    case (.ansi(let index), .bright) where index < 16: return index
    case (.ansi(let index), _) where index < 8: return index
    case (.ansi(8), _):
      style.insert(.dim)
      return -1
    case (.ansi(let index), _) where index < 16:
      style.insert(.bold)
      return index - 8
    case (.ansi(let index), _): return hueNumber(IndexedPalette.rgb(of: index), theme, &style)
    }
  }

  private static let receding: [Role] = [.dim, .label, .border, .progressRest]

  /// The lowest numbers are palette colours there, so the darkest blues become the next one.
  static func directNumber(_ rgb: RGB) -> Int {
    max(8, rgb.packed)
  }

  private func hueNumber(_ rgb: RGB, _ theme: Theme, _ style: inout Look.Style) -> Int {
    let parts = [rgb.red, rgb.green, rgb.blue].map(Int.init)
    let highest = parts.max() ?? 0
    let spread = highest - (parts.min() ?? 0)
    guard spread * 4 > highest else {
      let full = Contrast.ratio(theme.assumedForeground, theme.assumedBackground)
      if Contrast.ratio(rgb, theme.assumedBackground) < full * 0.7 { style.insert(.dim) }
      return -1
    }
    // A part counts when it lies in the upper half between the least and the most of the three.
    let middle = highest - spread / 2
    let number = parts.enumerated().reduce(0) { $0 | ($1.element >= middle ? 1 << $1.offset : 0) }
    return depth == .bright && Contrast.luminance(of: rgb) > 0.3 ? number + 8 : number
  }
}
