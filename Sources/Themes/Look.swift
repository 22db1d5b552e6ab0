/// How a role appears: its colours and how its letters are drawn.
package struct Look: Sendable, Hashable {
  /// Ways to draw letters; all of them also work on a terminal without colours.
  package struct Style: OptionSet, Sendable, Hashable {
    package let rawValue: Int

    package static let bold = Style(rawValue: 1)
    package static let dim = Style(rawValue: 2)
    package static let underline = Style(rawValue: 4)
    package static let reverse = Style(rawValue: 8)
    package static let italic = Style(rawValue: 16)

    package init(rawValue: Int) {
      self.rawValue = rawValue
    }
  }

  package let foreground: Color
  package let background: Color
  package let style: Style

  package static let plain = Look(foreground: .terminal, background: .terminal, style: [])

  /// What is left to the terminal is taken from ordinary text, so that a theme which paints its own ground
  /// names it once.
  func filled(from text: Look) -> Look {
    Look(
      foreground: foreground == .terminal ? text.foreground : foreground,
      background: background == .terminal ? text.background : background, style: style)
  }

  package init(foreground: Color, background: Color, style: Style) {
    self.foreground = foreground
    self.background = background
    self.style = style
  }
}
