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
