import Schema
import StudioUI
import TerminalCore
import Testing

/// What a field held in past jobs, while it is edited.
@Suite struct PastValuesTests {
  private static let past = ["two gods above the storm", "a coast at noon", "a coast\nat night"]

  private func asked() throws -> Pilot {
    var studio = try Pilot()
    try studio.type("<Enter>fog<C-r>")
    #expect(studio.effects == [.loadPastValues(parameter: "prompt")])
    return studio
  }

  @Test func oneIsFoundByItsWordsAndTakenInsteadOfTheText() throws {
    var studio = try asked()
    studio.update(.pastValues(parameter: "prompt", Self.past))
    try studio.type("at coast<Down><Enter>")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.editing?.text == "a coast\nat night")
    #expect(studio.state.forms["p-video"]?.values["prompt"] == .text("a coast\nat night"))
    try studio.type("<A-u>")
    #expect(studio.state.editing?.text == "fog")
  }

  @Test func escapeLeavesTheTextAsItWas() throws {
    var studio = try asked()
    studio.update(.pastValues(parameter: "prompt", Self.past))
    try studio.type("gods<Esc>")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.editing?.text == "fog")
  }

  @Test func withoutAnyThatIsSaid() throws {
    var studio = try asked()
    studio.update(.pastValues(parameter: "prompt", []))
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.toast == "No job before had a value for prompt.")
  }

  @Test func anAnswerThatComesTooLateOpensNothing() throws {
    var studio = try asked()
    try studio.type("<Esc>j")
    studio.update(.pastValues(parameter: "prompt", Self.past))
    #expect(studio.state.overlays.isEmpty)
  }
}
