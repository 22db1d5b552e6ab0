import TerminalCore
import Testing
import Themes

struct ThemeTests {
  /// What people read, and so has to be read easily.
  private static let textLike: [Role] = [
    .text, .title, .titleFocused, .accent, .selected, .field, .fieldFocused, .changed, .key,
    .statusRunning, .statusSaved, .statusFailed, .statusUnknown, .problem, .warning, .money,
    .toast, .progressDone, .match, .mark, .borderFocused,
  ]
  /// What may recede, and still has to be legible.
  private static let dimLike: [Role] = [
    .dim, .label, .selectedDim, .placeholder, .keyText, .statusWaiting, .help, .bar, .tag,
  ]
  /// Lines that are only there to be seen.
  private static let lines: [Role] = [.border, .progressRest]

  private static let library = ThemeLibrary()

  @Test func theProgramHasADarkALightAndAPlainTheme() {
    #expect(Self.library.problems.isEmpty)
    let names = Set(Self.library.themes.map(\.name))
    #expect(names.isSuperset(of: ["dark", "light", "terminal", "mono", "high-contrast"]))
    #expect(names.count >= 12)
    #expect(Self.library["dark"]?.appearance == .dark)
    #expect(Self.library["light"]?.appearance == .light)
    #expect(Self.library["terminal"]?.appearance == .any)
    #expect(Self.library["nothing"] == nil)
  }

  @Test func everyRoleIsHeldToALimit() {
    #expect(Set(Self.textLike + Self.dimLike + Self.lines) == Set(Role.allCases))
  }

  @Test(arguments: library.themes.filter { $0.appearance != .any }, [textLike, dimLike, lines])
  func everyRoleCanBeReadOnTheBackgroundTheThemeIsMadeFor(theme: Theme, roles: [Role]) {
    let least = roles == Self.textLike ? 4.5 : roles == Self.dimLike ? 3 : 1.5
    for role in roles {
      #expect(ratio(of: role, in: theme) >= least, "\(theme.name): \(role)")
    }
  }

  @Test(arguments: library.themes.filter { $0.appearance == .any })
  func aThemeForEveryBackgroundUsesTheTerminalsOwnColoursOnly(theme: Theme) {
    for role in Role.allCases {
      let look = theme.look(of: role)
      for color in [look.foreground, look.background] {
        let isOwn =
          switch color {
          case .terminal: true
          case .ansi(let index): index < 16
          case .rgb: false
          }
        #expect(isOwn, "\(role)")
      }
    }
  }

  /// But for the one without colours, where nothing is.
  @Test(arguments: library.themes.filter { $0.name != "mono" })
  func onlyWhatHasTheFocusIsInTheAccent(theme: Theme) {
    let accent = theme.look(of: .accent).foreground
    let accented = Role.allCases.filter { theme.look(of: $0).foreground == accent }
    #expect(Set(accented) == [.accent, .titleFocused, .borderFocused])
  }

  @Test(arguments: library.themes)
  func mostTextIsOfOneColourAndAllIsOnOneGround(theme: Theme) {
    let text = theme.look(of: .text)
    for role in [Role.field, .selected, .money, .key, .statusRunning] {
      #expect(theme.look(of: role).foreground == text.foreground, "\(role)")
    }
    for role in Role.allCases {
      #expect(theme.look(of: role).background == text.background, "\(role)")
    }
  }

  @Test(arguments: ["dark", "light", "terminal", "mono", "blue-orange"])
  func theseLeaveTheTerminalItsGround(name: String) throws {
    let theme = try #require(Self.library[name])
    #expect(theme.look(of: .text) == .plain)
  }

  @Test(arguments: library.themes)
  func focusAndTheChosenRowStandOutWithoutColours(theme: Theme) {
    for role in [Role.accent, .titleFocused, .selected] {
      #expect(!theme.look(of: role).style.isEmpty, "\(role)")
    }
  }

  private func ratio(of role: Role, in theme: Theme) -> Double {
    let look = theme.look(of: role)
    return Contrast.ratio(
      rgb(look.foreground, terminal: theme.assumedForeground),
      rgb(look.background, terminal: theme.assumedBackground))
  }

  private func rgb(_ color: Color, terminal: RGB) -> RGB {
    if case .rgb(let rgb) = color { rgb } else { terminal }
  }
}
