import Foundation
import StudioUI
import TerminalCore
import TestSupport
import Testing
import Themes

@testable import dailies

/// What a person made of the studio's looks, from file to screen and from one start to the next.
@Suite(.timeLimit(.minutes(5))) struct KeptLooksTests {
  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func aThemeFileIsReadAgainWhenItIsSaved() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let shelf = ThemeShelf(folder: folder.path)
    #expect(shelf["mine"] == nil)
    var news = shelf.news.makeAsyncIterator()
    guard case .themesRead(let known)? = await news.next() else {
      Issue.record("the themes that there are were not told")
      return
    }
    #expect(known.map(\.name) == ThemeLibrary().themes.map(\.name))
    let file = folder.appending(path: "mine.toml")
    try Data("inherits = \"nord\"\nborders = \"plain\"".utf8).write(to: file)
    guard case .themesChanged(let entries, nil)? = await news.next() else {
      Issue.record("nothing was told")
      return
    }
    #expect(entries.contains(ThemeEntry("mine", borders: .plain)))
    let look = shelf["mine"]
    #expect(look != nil)
    // As editors do it: a new file takes the place of the old one.
    try Data("inherits = \"nord\"\nborders = \"thick\"".utf8).write(to: file, options: .atomic)
    var told: String?
    while told == nil, case .themesChanged(_, let problem)? = await news.next() { told = problem }
    #expect(told == "mine.toml, line 2: borders has to be one of rounded, plain, none.")
    #expect(shelf["mine"] == look)
  }

  @Test func withoutAFolderOnlyTheThemesThatThereAreAreTold() async {
    var told: [Action] = []
    for await action in ThemeShelf(folder: "/nonexistent/themes").news { told.append(action) }
    #expect(told == [.themesRead(ThemeShelf(folder: "").themes.entries)])
  }

  @Test func theSizesOfThePanesAreThereAgain() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = PaneFile(path: folder.path + "/state/panes.json")
    #expect(file.sizes == PaneSizes())
    var sizes = PaneSizes()
    sizes.jobs = 50
    file.keep(sizes)
    #expect(PaneFile(path: file.path).sizes == sizes)
    try Data("nonsense".utf8).write(to: URL(filePath: file.path))
    #expect(file.sizes == PaneSizes())
  }
}
