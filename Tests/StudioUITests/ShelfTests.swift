import Jobs
import Schema
import TerminalCore
import Testing

@testable import StudioUI

/// Presets of a form and snippets of text: kept under a name, found, taken, taken back.
@Suite struct ShelfTests {
  private let presets = Shelf.presets(model: "p-video")

  private func studio() throws -> Pilot { try Pilot(size: Size(columns: 120, rows: 36)) }

  @Test func aFormIsKeptAndComesBackAsItWas() throws {
    var studio = try studio()
    try studio.type("<Enter>A \"coast\" at {noon|dusk}<A-Enter>and night<Esc>")
    try studio.type("jj<Right>Gv<Esc>")
    let form = try #require(studio.state.form)
    try studio.type("Pslow coast<Enter>")
    let kept = try #require(studio.shelves[presets]?.first)
    #expect(kept.name == "slow coast")
    #expect(kept.text.contains("seed = \"8x\""))
    #expect(kept.text.contains("duration = 6"))
    try studio.type("R")
    try studio.type("pslow<Enter>")
    let loaded = try #require(studio.state.form)
    #expect(loaded.common == form.common)
    #expect(loaded.several == form.several)
    try studio.type("u")
    #expect(studio.state.form?.values["prompt"] == nil)
    #expect(studio.state.form?.several == [:])
  }

  @Test func whatIsThereIsReplacedOnlyByTheSameNameOnceMore() throws {
    var studio = try studio()
    studio.shelves[presets] = [Shelf.Item(name: "mine", text: "prompt = \"Old\"\n")]
    try studio.type("<Enter>New<Esc>Pmine<Enter>")
    #expect(studio.shelves[presets]?.first?.text.contains("Old") == true)
    #expect(draw(studio.state).text.contains("mine is there already: the same name replaces it."))
    try studio.type("<Enter>")
    #expect(studio.shelves[presets]?.first?.text.contains("New") == true)
  }

  @Test(arguments: ["", "../config", ".hidden", "a/b"])
  func whatIsNoNameOfAFileIsRefused(name: String) throws {
    var studio = try studio()
    try studio.type("P\(name)<Enter>")
    #expect(studio.shelves.isEmpty)
    #expect(studio.state.toast?.hasPrefix("A name of letters") == true)
  }

  @Test(arguments: [
    ("duration = 99\n", "duration: 99 is out of range."),
    ("fps = 24\n", "p-video has no fps."),
    ("duration = [\n", "wrong.toml, line"),
    ("aspect_ratio = \"16:9,7:7\"\n", "aspect_ratio: \"7:7\" is not one of them."),
  ])
  func aPresetThatIsWrongSaysWhere(text: String, words: String) throws {
    var studio = try studio()
    studio.shelves[presets] = [Shelf.Item(name: "wrong", text: text)]
    try studio.type("p<Enter>")
    #expect(studio.state.toast?.contains(words) == true, "\(studio.state.toast ?? "")")
  }

  /// What is written is what was meant, for all fields of all models.
  @Test func everyModelsPresetIsReadAsItWasWritten() throws {
    for model in ModelCatalog().models {
      var typed = model.sample.mapValues { $0.items.map { $0.map(\.words) } ?? [$0.words] }
      for parameter in model.parameters {
        if case .text = parameter.kind { typed[parameter.name] = ["'''\n\"q\" \\ ü\nend"] }
        if case .toggle = parameter.kind { typed[parameter.name] = ["on,off"] }
      }
      let preset = Preset(typed: typed)
      let again = try Preset(preset.text(for: model), file: "it.toml")
      for parameter in model.parameters {
        guard let texts = typed[parameter.name] else { continue }
        #expect(
          parameter.read(again.typed[parameter.name] ?? []) == parameter.read(texts),
          "\(model.slug) \(parameter.name)")
      }
    }
  }

  @Test func aSnippetGoesInAtTheCursor() throws {
    var studio = try studio()
    studio.shelves[.snippets] = [
      Shelf.Item(name: "light", text: "golden hour"), Shelf.Item(name: "lens", text: "35 mm"),
    ]
    try studio.type("<Enter>A coast, <C-t>gold<Enter> today")
    #expect(studio.state.editing?.text == "A coast, golden hour today")
    try studio.type("<A-t>whole<Enter>")
    #expect(studio.shelves[.snippets]?.last?.text == "A coast, golden hour today")
    try studio.type("<Esc>u")
    #expect(studio.state.form?.values["prompt"] == nil)
  }

  @Test func lettersAreCountedWhileTheyAreTyped() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast")
    #expect(draw(studio.state).text.contains("7 characters"))
    try studio.type("<Esc>")
    #expect(!draw(studio.state).text.contains("characters"))
  }
}
