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

  /// The frame that is to be saved.
  private func asked(_ studio: Pilot) throws -> FrameToCome {
    let frames = studio.effects.compactMap { effect in
      if case .saveFrame(let frame) = effect { frame } else { nil as FrameToCome? }
    }
    return try #require(frames.last)
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
    let job = try #require(studio.state.chosenJob)
    let clip = try #require(job.clip?.path)
    try studio.type("e")
    let frame = FrameToCome(
      job: job.id, clip: clip, moment: nil, model: "p-video-animate", field: FieldID("image"))
    #expect(studio.effects.last == .saveFrame(frame))
    studio.update(.frameSaved(frame, path: Self.frame))
    #expect(value(studio, "p-video-animate", "image") == .text(Self.frame))
    try studio.type("u")
    #expect(value(studio, "p-video-animate", "image") ?? .null == .null)
  }

  @Test func aFrameGoesIntoItsFormThoughAnotherIsShownMeanwhile() throws {
    var studio = try pilot("]")
    try studio.type("e]]")
    studio.update(.frameSaved(try asked(studio), path: Self.frame))
    #expect(value(studio, "p-video-animate", "image") == .text(Self.frame))
    #expect(studio.state.chosenModel == "p-video-avatar")
  }

  @Test func framesAreAddedToAList() throws {
    var studio = try pilot("]]ia.png<Esc>")
    try studio.type("e")
    studio.update(.frameSaved(try asked(studio), path: Self.frame))
    #expect(value(studio, "p-video-replace", "images") == ["a.png", .text(Self.frame)])
  }

  @Test func nothingIsSent() throws {
    var studio = try pilot("]eE")
    try studio.type("<Enter>")
    #expect(!studio.effects.contains { if case .submit = $0 { true } else { false } })
  }

  /// The image that is still in the field is not the one that was asked for.
  @Test func theFormIsNotSentBeforeItsImageIsThere() throws {
    var studio = try pilot("]i/old.png<Tab>i/walk.mp4<Esc>")
    try studio.type("e<C-s>")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.toast == "Its image is still being saved; send it in a moment.")
    studio.update(.frameSaved(try asked(studio), path: Self.frame))
    try studio.type("<C-s>")
    guard case .confirm(let confirmation) = studio.state.overlays.last else {
      Issue.record("nothing is to be confirmed")
      return
    }
    #expect(confirmation.drafts.first?.values["image"] == .text(Self.frame))
  }

  @Test func aFrameThatCannotBeHadHoldsNothingUp() throws {
    var studio = try pilot("]i/old.png<Tab>i/walk.mp4<Esc>")
    try studio.type("e")
    studio.update(.frameSaved(try asked(studio), path: nil))
    try studio.type("<C-s>")
    #expect(studio.state.overlays.count == 1)
    #expect(value(studio, "p-video-animate", "image") == "/old.png")
  }

  /// The slower of two is not the one that was asked for last.
  @Test func theFrameThatWasAskedForLastCounts() throws {
    var studio = try pilot("]")
    try studio.type("e")
    let first = try asked(studio)
    try studio.type("2je")
    let last = try asked(studio)
    #expect(first != last)
    studio.update(.frameSaved(last, path: Self.frame))
    studio.update(.frameSaved(first, path: "/frames/first.png"))
    #expect(value(studio, "p-video-animate", "image") == .text(Self.frame))
  }
}
