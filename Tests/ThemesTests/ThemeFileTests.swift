import TerminalCore
import Testing
import Themes

struct ThemeFileTests {
  private let start = """
    appearance = "dark"
    [terminal]
    foreground = "#ffffff"
    background = "#000000"

    """

  private func theme(_ rest: String) throws(ThemeFileError) -> Theme {
    try ThemeFile.theme(from: start + rest, fallbackName: "mine")
  }

  @Test func aLookIsColoursAndStylesInWords() throws {
    let theme = try theme(
      """
      [palette]
      sea = "#0088ff"
      [roles]
      title = "sea on bright_black bold underline"
      toast = "italic on 200 default"
      """)
    #expect(theme.name == "mine")
    #expect(
      theme.look(of: .title)
        == Look(
          foreground: .rgb(RGB(red: 0, green: 0x88, blue: 255)), background: .ansi(8),
          style: [.bold, .underline]))
    #expect(
      theme.look(of: .toast)
        == Look(foreground: .terminal, background: .ansi(200), style: .italic))
  }

  @Test func aRoleThatIsNotMentionedLooksLikeTheMoreGeneralOne() throws {
    let theme = try theme(
      """
      [roles]
      accent = "cyan"
      dim = "blue"
      problem = "red"
      """)
    #expect(theme.look(of: .borderFocused) == theme.look(of: .accent))
    #expect(theme.look(of: .placeholder).foreground == .ansi(4))
    #expect(theme.look(of: .statusUnknown).foreground == .ansi(1))
    #expect(theme.look(of: .money) == .plain)
  }

  @Test func aThemeThatInheritsSaysOnlyWhatIsOtherwise() throws {
    let base =
      start + """
        [palette]
        sea = "#0088ff"
        quiet = "blue"
        [roles]
        accent = "sea"
        dim = "quiet"
        """
    let theme = try ThemeFile.theme(
      from: """
        inherits = "base"
        [palette]
        sea = "green"
        [roles]
        text = "white on black"
        """, fallbackName: "mine", inherited: { $0 == "base" ? base : nil })
    #expect(theme.name == "mine")
    #expect(theme.appearance == .dark)
    #expect(theme.look(of: .accent) == Look(foreground: .ansi(2), background: .ansi(0), style: []))
    #expect(theme.look(of: .dim).foreground == .ansi(4))
    #expect(theme.look(of: .title).foreground == .ansi(7))
  }

  @Test func bordersAreRoundUnlessTheThemeOrOneItInheritsFromSaysOtherwise() throws {
    #expect(try theme("[roles]").borders == .rounded)
    let base = "borders = \"none\"\n" + start + "[roles]\n"
    let heir = try ThemeFile.theme(
      from: "inherits = \"base\"", fallbackName: "mine", inherited: { _ in base })
    #expect(heir.borders == .none)
    let other = try ThemeFile.theme(
      from: "inherits = \"base\"\nborders = \"plain\"", fallbackName: "mine",
      inherited: { _ in base })
    #expect(other.borders == .plain)
  }

  @Test func aThemeThatInheritsFromNothingOrFromItselfIsRefused() {
    let text = "inherits = \"mine\""
    #expect(throws: ThemeFileError.cannotInherit("mine")) {
      try ThemeFile.theme(from: text, fallbackName: "mine")
    }
    #expect(throws: ThemeFileError.cannotInherit("mine")) {
      try ThemeFile.theme(from: text, fallbackName: "mine", inherited: { _ in text })
    }
  }

  @Test(arguments: [
    ("[roles]\nnothing = \"red\"", ThemeFileError.unknownRole("nothing")),
    ("[roles]\ntext = \"reddish\"", .unknownWord("reddish", key: "roles.text")),
    ("[roles]\ntext = \"256\"", .unknownWord("256", key: "roles.text")),
    ("[roles]\ntext = 3", .badValue(key: "text", allowed: "text in quotes")),
    ("[palette]\nsea = \"wet\"\n[roles]", .unknownWord("wet", key: "palette.sea")),
    ("[extra]\n[roles]", .unknownKey("extra")),
    ("", .missing(key: "[roles]")),
  ])
  func aMistakeIsNamedWhereItIs(rest: String, error: ThemeFileError) {
    #expect(throws: error) { try theme(rest) }
    #expect(error.description.hasSuffix("."))
  }

  @Test func aMistakeOfSyntaxHasALine() throws {
    let error = try #require(throws: ThemeFileError.self) { try theme("[roles]\ntext = \"red") }
    guard case .syntax(let line, _, _) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(line == 6)
  }

  @Test(arguments: [
    ("appearance = \"grey\"\n[roles]", "appearance has to be one of dark, light, any."),
    (
      "appearance = \"dark\"\nborders = \"double\"\n[terminal]\nforeground = \"#ffffff\"\n"
        + "background = \"#000000\"\n[roles]",
      "borders has to be one of rounded, plain, none."
    ),
    ("[roles]", "appearance is missing."),
    ("appearance = \"dark\"\n[roles]", "[terminal] is missing."),
    (
      "appearance = \"dark\"\n[terminal]\nforeground = \"red\"",
      "foreground has to be a colour like #1a1b26."
    ),
  ])
  func whatEveryThemeNeedsIsAskedFor(text: String, message: String) throws {
    let error = try #require(throws: ThemeFileError.self) {
      try ThemeFile.theme(from: text, fallbackName: "mine")
    }
    #expect(error.description == message)
  }
}
