import TerminalCore
import Testing
import Themes

@testable import TerminalNcurses

struct ColorMatchTests {
  private static let depths = [1 << 24, 256, 16, 8, 0]
  private let theme = Theme(
    name: "t", appearance: .dark, assumedForeground: RGB(packed: 0xD5D8DF),
    assumedBackground: RGB(packed: 0x16181D), looks: [:])

  private func rendition(_ color: Int, colors: Int, on theme: Theme? = nil) -> Rendition {
    let look = Look(
      foreground: .rgb(RGB(packed: color)), background: .terminal, style: [])
    return ColorMatch(colors: colors).rendition(of: look, in: theme ?? self.theme)
  }

  @Test(arguments: [
    (0x87AFFF, 1 << 24, 0x87AFFF), (0x000003, 1 << 24, 8), (0x87AFFF, 256, 111),
    (0x8A8A8A, 256, 245), (0xFF8787, 256, 210), (0xFFFFFF, 256, 231),
    (0x87AFFF, 16, 12), (0x005FD7, 16, 4), (0xFF8787, 16, 9), (0x87D787, 8, 2), (0xD7AF5F, 8, 3),
    (0xAF0000, 8, 1), (0x87D7D7, 8, 6), (0x123456, 0, -1),
  ])
  func aColourBecomesTheNearestThereIs(color: Int, colors: Int, number: Int) {
    #expect(rendition(color, colors: colors).foreground == number)
  }

  @Test(arguments: [8, 16])
  func greyBecomesTheTerminalsOwnTextDimmedWhereItRecedes(colors: Int) {
    let quiet = rendition(0x8A8A8A, colors: colors)
    #expect(quiet.foreground == -1)
    #expect(quiet.style == .dim)
    let plain = rendition(0xD0D0D0, colors: colors)
    #expect(plain.foreground == -1)
    #expect(plain.style.isEmpty)
  }

  @Test(arguments: [
    (8, -1, Look.Style.dim), (12, 4, Look.Style.bold), (3, 3, Look.Style()), (196, 1, Look.Style()),
  ])
  func eightColoursStandForSixteen(index: Int, number: Int, style: Look.Style) {
    let look = Look(foreground: .ansi(index), background: .terminal, style: [])
    let found = ColorMatch(colors: 8).rendition(of: look, in: theme)
    #expect(found == Rendition(foreground: number, style: style))
  }

  @Test func aBackgroundThatCannotBeShownIsReversed() {
    let look = Look(
      foreground: .terminal, background: .rgb(RGB(packed: 0x303030)), style: .bold)
    #expect(
      ColorMatch(colors: 0).rendition(of: look, in: theme) == Rendition(style: [.bold, .reverse]))
    let painted = Theme(
      name: "p", appearance: .dark, assumedForeground: RGB(packed: 0xFFFFFF),
      assumedBackground: RGB(packed: 0), looks: [.text: look])
    #expect(ColorMatch(colors: 0).rendition(of: look, in: painted) == Rendition(style: .bold))
  }

  /// A tint of blue in the ground of a theme is no blue ground, and none of quiet text blue text on it.
  @Test(arguments: ThemeLibrary().themes, [16, 8])
  func withFewColoursTextAndGroundAreTheTerminalsOwn(theme: Theme, colors: Int) {
    let match = ColorMatch(colors: colors)
    for role in [Role.text, .dim, .label, .border, .help, .keyText, .title] {
      #expect(match.rendition(of: role, in: theme).foreground == -1, "\(role)")
    }
    for role in Role.allCases {
      #expect(match.rendition(of: role, in: theme).background == -1, "\(role)")
    }
  }

  @Test(arguments: ThemeLibrary().themes, depths)
  func noThemeLosesTheDifferenceBetweenWhatIsFocusedAndWhatIsNot(theme: Theme, colors: Int) {
    let match = ColorMatch(colors: colors)
    let shown = { (role: Role) in match.rendition(of: role, in: theme) }
    #expect(shown(.titleFocused) != shown(.title))
    #expect(shown(.selected) != shown(.text))
    if colors > 0 {
      #expect(shown(.borderFocused) != shown(.border))
      #expect(shown(.problem) != shown(.text))
      #expect(shown(.statusSaved) != shown(.statusFailed))
    }
  }
}
