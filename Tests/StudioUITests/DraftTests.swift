import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// What is in the forms outlives the program.
@Suite struct DraftTests {
  @Test func everyLetterIsKept() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A c")
    #expect(studio.drafts.map { $0.values["prompt"]?.text } == ["A", "A ", "A c"])
    #expect(studio.drafts.last?.model == "p-video")
  }

  @Test func movingAndDrawnSeedsWriteNothing() throws {
    var studio = try Pilot()
    try studio.type("jjj<C-n>]")
    #expect(studio.drafts.isEmpty)
  }

  @Test func anUntouchedFormIsFilledAndItsSeedDrawnAnew() throws {
    var studio = try Pilot()
    studio.update(
      .draftsLoaded([
        SavedDraft(
          model: "p-video", values: ["prompt": "A coast", "duration": 7], seedMode: .drawn)
      ]))
    let form = try #require(studio.state.forms["p-video"])
    #expect(form.values["prompt"] == "A coast")
    #expect(form.values["duration"] == 7)
    #expect(form.values["seed"] == 101)
    #expect(form.seedMode == .drawn)
    // What was just read is not written again.
    #expect(studio.drafts.isEmpty)
  }

  @Test func aTypedSeedStays() throws {
    var studio = try Pilot()
    studio.update(
      .draftsLoaded([
        SavedDraft(model: "p-video", values: ["prompt": "A", "seed": 7], seedMode: .fixed)
      ]))
    #expect(studio.state.forms["p-video"]?.values["seed"] == 7)
    #expect(studio.state.forms["p-video"]?.seedMode == .fixed)
  }

  @Test func whatIsBeingTypedIsNotReplaced() throws {
    var studio = try Pilot()
    try studio.type("<Enter>New")
    studio.update(
      .draftsLoaded([
        SavedDraft(model: "p-video", values: ["prompt": "Old"], seedMode: .drawn),
        SavedDraft(model: "a-model-that-is-gone", values: ["prompt": "Old"], seedMode: .drawn),
      ]))
    #expect(studio.state.forms["p-video"]?.values["prompt"] == "New")
  }
}
