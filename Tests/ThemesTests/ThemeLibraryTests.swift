import Foundation
import TerminalCore
import Testing
import Themes

struct ThemeLibraryTests {
  private let text = """
    appearance = "light"
    [terminal]
    foreground = "#000000"
    background = "#ffffff"
    [roles]
    accent = "magenta"
    """

  @Test func thePersonsOwnThemesAreAddedAndTakeThePlaceOfOthers() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try text.write(to: folder.appending(path: "dark.toml"), atomically: true, encoding: .utf8)
    try text.write(to: folder.appending(path: "mine.toml"), atomically: true, encoding: .utf8)
    try "[".write(to: folder.appending(path: "broken.toml"), atomically: true, encoding: .utf8)
    try "no".write(to: folder.appending(path: "notes.txt"), atomically: true, encoding: .utf8)
    let library = ThemeLibrary(folder: folder.path)
    #expect(Set(library.themes.map(\.name)) == Set(ThemeLibrary().themes.map(\.name) + ["mine"]))
    #expect(library["dark"]?.look(of: .accent).foreground == .ansi(5))
    #expect(library.problems.map(\.path) == [folder.path + "/broken.toml"])
  }

  @Test func aFileThatIsNoThemeAnyMoreKeepsItsFormerLookAndNamesTheLine() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "dark.toml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    let former = ThemeLibrary(folder: folder.path)
    for (old, new, sentence) in [
      ("magenta", "pink", "dark.toml, line 6: roles.accent: pink is no colour"),
      ("accent", "focus", "dark.toml, line 6: There is no role focus."),
      ("\"light\"", "\"grey\"", "dark.toml, line 1: appearance has to be one of"),
      ("\"magenta\"", "\"magenta", "dark.toml, line 6: "),
      ("[roles]", "[looks]", "dark.toml, line 5: looks means nothing in a theme."),
    ] {
      try text.replacingOccurrences(of: old, with: new)
        .write(to: file, atomically: true, encoding: .utf8)
      let library = ThemeLibrary(folder: folder.path, former: former)
      #expect(library["dark"] == former["dark"])
      let problem = try #require(library.problems.first)
      #expect(problem.sentence.hasPrefix(sentence), "\(problem.sentence)")
    }
    #expect(ThemeLibrary(folder: folder.path)["dark"]?.appearance == .dark)
  }

  /// Any file of the person may be named like it, or be what it inherits from.
  @Test func oneThemeIsReadAloneOnlyWhereThereAreNoOthersOfThePerson() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for theme in ThemeLibrary().themes {
      #expect(ThemeLibrary.embedded(theme.name, unlessIn: folder.path) == theme)
    }
    #expect(ThemeLibrary.embedded("mine", unlessIn: folder.path) == nil)
    try text.write(to: folder.appending(path: "mine.toml"), atomically: true, encoding: .utf8)
    #expect(ThemeLibrary.embedded("dark", unlessIn: folder.path) == nil)
  }

  @Test func aFolderThatIsNotThereIsNoProblem() {
    let library = ThemeLibrary(folder: "/nonexistent/themes")
    #expect(library.problems.isEmpty)
    #expect(library.themes.count == ThemeLibrary().themes.count)
  }

  @Test(arguments: [
    (nil, "dark"), ("15;0", "dark"), ("0;15", "light"), ("0;default;7", "light"), ("12;8", "dark"),
    ("strange", "dark"),
  ])
  func theTerminalsWordAboutItsBackgroundIsTaken(word: String?, name: String) {
    let environment = word.map { ["COLORFGBG": $0] } ?? [:]
    #expect(ThemeLibrary.suggestedName(environment: environment) == name)
  }

  @Test(arguments: [
    (["NO_COLOR": "1"], "mono"), (["CLICOLOR": "0", "COLORFGBG": "0;15"], "mono"),
    (["NO_COLOR": ""], "dark"), (["CLICOLOR": "1"], "dark"),
  ])
  func whoWantsNoColoursGetsNone(environment: [String: String], name: String) {
    #expect(ThemeLibrary.suggestedName(environment: environment) == name)
  }

  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
