import Schema
import StudioUI
import TerminalCore
import Testing

/// Taking back changes of a form, several steps deep, and doing them again.
@Suite struct UndoTests {
  @Test func changesAreTakenBackOneByOneAndDoneAgain() throws {
    var studio = try Pilot()
    func form() -> Values? { studio.state.forms["p-video"]?.values }
    let start = try #require(form())
    try studio.type("<Enter>A coast at noon<Esc>j<Right>jRS")
    let last = try #require(form())
    // The sample, the reset, the choice, all that was typed into the prompt.
    try studio.type("u")
    #expect(form()?["prompt"]?.isEmpty ?? true)
    try studio.type("u")
    #expect(form()?["prompt"] == "A coast at noon")
    #expect(form()?["aspect_ratio"] == "9:16")
    try studio.type("u")
    #expect(form()?["aspect_ratio"] == "16:9")
    #expect(studio.state.toast == "Taken back: aspect_ratio.")
    #expect(studio.state.forms["p-video"]?.focus == FieldID("aspect_ratio"))
    try studio.type("u")
    #expect(form()?["prompt"] == start["prompt"])
    try studio.type("u")
    #expect(studio.state.toast == "Nothing was changed here.")
    try studio.type("<C-r><C-r><C-r><C-r>")
    #expect(form()?["prompt"] == last["prompt"])
    try studio.type("<C-r>")
    #expect(studio.state.toast == "Nothing was taken back.")
    #expect(studio.effects.allSatisfy { if case .drawSeed = $0 { true } else { false } })
  }

  @Test func everyModelHasItsOwnSteps() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Esc>]u")
    #expect(studio.state.toast == "Nothing was changed here.")
    #expect(studio.state.forms["p-video"]?.values["prompt"] == "A coast")
  }

  @Test func aSeedDrawnByMistakeComesBack() throws {
    var studio = try Pilot()
    let seed = studio.state.forms["p-video"]?.values["seed"]
    try studio.type("<C-n>")
    #expect(studio.state.forms["p-video"]?.values["seed"] != seed)
    try studio.type("u")
    #expect(studio.state.forms["p-video"]?.values["seed"] == seed)
  }

  @Test func theSeedOfTheNextSubmitStaysWhenAnOlderChangeIsTakenBack() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Esc>j<Right><C-s>y")
    let seed = studio.state.forms["p-video"]?.values["seed"]
    try studio.type("u")
    #expect(studio.state.forms["p-video"]?.values["aspect_ratio"] == "16:9")
    #expect(studio.state.forms["p-video"]?.values["seed"] == seed)
  }

  @Test func whatIsChangedAfterAnUndoEndsWhatCouldBeDoneAgain() throws {
    var studio = try Pilot()
    try studio.type("j<Right>uj<Right><C-r>")
    #expect(studio.state.toast == "Nothing was taken back.")
  }

  @Test func whileTypingUndoWorksOnTheText() throws {
    var studio = try Pilot()
    try studio.type("<Enter>one two<A-u>")
    #expect(studio.state.forms["p-video"]?.values["prompt"] == "one ")
    try studio.type("<A-r>")
    #expect(studio.state.forms["p-video"]?.values["prompt"] == "one two")
    try studio.type("<C-_>")
    #expect(studio.state.editing?.text == "one ")
  }
}
