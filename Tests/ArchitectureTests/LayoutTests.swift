import Foundation
import Schema
import Testing
import Themes

/// What lies where in the repository.
@Suite struct LayoutTests {
  @Test func theTopLevelHoldsNothingElse() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
    let shown = Set(names.filter { !$0.hasPrefix(".") })
    let allowed: Set = [
      "Package.swift", "Sources", "Tests", "themes", "README.md", "CHANGELOG.md",
      // Made by the build, and not kept.
      "Package.resolved",
    ]
    #expect(shown.subtracting(allowed) == [])
  }

  @Test func everyThemeFileIsInTheProgram() throws {
    #expect(try files("themes") == ThemeLibrary().themes.map(\.name).sorted())
    #expect(ThemeLibrary().problems.isEmpty)
  }

  @Test func everyModelFileIsInTheProgram() throws {
    #expect(try files("Sources/Schema/Models") == ModelCatalog().models.map(\.slug).sorted())
    #expect(ModelCatalog().problems.isEmpty)
  }

  /// The names of the TOML files of a folder, which holds nothing else.
  private func files(_ folder: String) throws -> [String] {
    let path = Repository.root.appending(path: folder).path
    return try FileManager.default.contentsOfDirectory(atPath: path).map { name in
      #expect(name.hasSuffix(".toml"), "\(folder)/\(name)")
      return String(name.dropLast(".toml".count))
    }.sorted()
  }

  @Test func everyTargetOfTheManifestHasItsFolderAndTheOtherWayRound() throws {
    let manifest = try Repository.text("Package.swift")
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Sources").path)
    for folder in folders where !folder.hasSuffix(".md") {
      #expect(manifest.contains("\"\(folder)\""), "Sources/\(folder) is no target")
    }
  }
}
