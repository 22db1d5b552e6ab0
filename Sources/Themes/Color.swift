package import TerminalCore

/// A colour as a theme names it.
package enum Color: Sendable, Hashable {
  /// The terminal's own text colour or background.
  case terminal
  /// One of the terminal's numbered colours: 0 to 15 are its own palette, 16 to 255 are fixed.
  case ansi(Int)
  case rgb(RGB)

  /// The sixteen names of the terminal's own palette, in the order of their numbers.
  package static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright_black", "bright_red", "bright_green", "bright_yellow", "bright_blue",
    "bright_magenta", "bright_cyan", "bright_white",
  ]

  /// A colour written as `default`, a palette name such as `bright_black`, a number 0 to 255, or
  /// `#8ab4f8`.
  package init?(_ text: some StringProtocol) {
    if text == "default" {
      self = .terminal
    } else if let index = Self.names.firstIndex(where: { $0 == text }) {
      self = .ansi(index)
    } else if let index = Int(text), (0...255).contains(index) {
      self = .ansi(index)
    } else if let rgb = RGB(text) {
      self = .rgb(rgb)
    } else {
      return nil
    }
  }
}
