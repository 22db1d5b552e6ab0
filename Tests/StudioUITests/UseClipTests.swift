import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// A shot goes on where another ended: a clip, or its last frame, becomes an input.
@Suite struct UseClipTests {
  private static let frame = "/frames/a last.png"

  /// The history with a saved clip chosen, after a form was shown.
  private func pilot(_ keys: String) throws -> Pilot {
    var studio = try Pilot(size: Size(columns: 120, rows: 36))
    studio.take(SampleLibrary(now: Pilot.noon).jobs)
    try studio.type("\(keys)2jjjj")
    return studio
  }

  private func value(_ studio: Pilot, _ model: String, _ name: String) -> Value? {
    studio.state.forms[model]?.values[name]
  }

  @Test func theClipBecomesTheVideoOfTheFirstModelThatTakesOne() throws {
    var studio = try pilot("")
    let clip = try #require(studio.state.chosenJob?.clip?.path)
    try studio.type("E")
    #expect(value(studio, "p-video-animate", "video") == .text(clip))
    #expect(studio.state.chosenModel == "p-video-animate")
    #expect(studio.state.view == .studio)
    #expect(
      studio.state.toast == "The clip is video of p-video-animate now; u takes it back.")
    try studio.type("u")
    #expect(value(studio, "p-video-animate", "video") ?? .null == .null)
  }

  @Test func theModelThatIsShownComesFirst() throws {
    var studio = try pilot("]]")
    try studio.type("E")
    #expect(studio.state.chosenModel == "p-video-replace")
    #expect(value(studio, "p-video-replace", "video") != nil)
  }

  @Test func theLastFrameBecomesTheImage() throws {
    var studio = try pilot("]")
    let clip = try #require(studio.state.chosenJob?.clip?.path)
    try studio.type("e")
    let field = FieldID("image")
    #expect(
      studio.effects.last == .saveFrame(of: clip, at: nil, model: "p-video-animate", field))
    studio.update(.frameSaved(path: Self.frame, model: "p-video-animate", field))
    #expect(value(studio, "p-video-animate", "image") == .text(Self.frame))
    try studio.type("u")
    #expect(value(studio, "p-video-animate", "image") ?? .null == .null)
  }

  @Test func aFrameGoesIntoItsFormThoughAnotherIsShownMeanwhile() throws {
    var studio = try pilot("]")
    try studio.type("e]]")
    studio.update(.frameSaved(path: Self.frame, model: "p-video-animate", FieldID("image")))
    #expect(value(studio, "p-video-animate", "image") == .text(Self.frame))
    #expect(studio.state.chosenModel == "p-video-avatar")
  }

  @Test func framesAreAddedToAList() throws {
    var studio = try pilot("]]ia.png<Esc>")
    try studio.type("e")
    guard case .saveFrame(_, _, let model, let field) = studio.effects.last else {
      Issue.record("no frame is saved")
      return
    }
    studio.update(.frameSaved(path: Self.frame, model: model, field))
    #expect(value(studio, "p-video-replace", "images") == ["a.png", .text(Self.frame)])
  }

  @Test func nothingIsSent() throws {
    var studio = try pilot("]eE")
    try studio.type("<Enter>")
    #expect(!studio.effects.contains { if case .submit = $0 { true } else { false } })
  }
}
