import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// The studio in its loop, with keys from a pipe and a service that the test answers for.
@Suite(.timeLimit(.minutes(5))) struct StudioTests {
  @Test func theFirstFrameIsThereBeforeTheLibraryAnswers() async throws {
    let studio = try #require(RunningStudio())
    try await studio.untilShown("p-video · text to video")
    try await studio.untilShown("Opening the library")
    try await studio.until("the library is asked") { studio.services.wasAskedForPages }
    #expect(!studio.terminal.text.contains("No jobs yet."))
    studio.services.answerPages()
    try await studio.untilShown("No jobs yet.")
    studio.terminal.hangUp()
    try await studio.until("the end") { studio.end == .hungUp }
  }

  @Test func aSubmitByKeysArrivesOnce() async throws {
    let studio = try #require(RunningStudio())
    try await studio.settle()
    try studio.terminal.feed("<Enter>A coast<Enter><C-s><C-s>")
    try await studio.until("the draft") { !studio.services.drafts.isEmpty }
    try studio.terminal.feed("?")
    try await studio.untilShown("All keys")
    #expect(
      studio.services.drafts == [
        Draft(
          model: "p-video",
          values: ["prompt": "A coast", "aspect_ratio": "16:9", "duration": 5, "seed": 101])
      ])
    #expect(studio.services.tokens == ["run-1"])
    studio.terminal.hangUp()
    try await studio.until("the end") { studio.end != nil }
  }

  @Test func aPasteWithControlKeysSubmitsNothing() async throws {
    let studio = try #require(RunningStudio())
    try await studio.settle()
    try studio.terminal.feed("<Enter><Paste:A coast\\n\u{13}y\\n\u{13}\\ny><Esc>")
    try await studio.untilShown("┃ A coast")
    try studio.terminal.feed("<C-c>q")
    try await studio.until("the end") { studio.end == .left }
    #expect(studio.services.drafts == [])
  }

  @Test func theLoopSleepsUntilAKeyAndWakesOnceForIt() async throws {
    let studio = try #require(RunningStudio())
    try await studio.settle()
    // In the help nothing else wakes the loop; in the form its help follows the focus a moment later.
    try studio.terminal.feed("?")
    try await studio.untilShown("All keys")
    let turns = studio.terminal.turns
    for key in 1...30 {
      let frames = studio.terminal.frames.count
      try studio.terminal.feed(key.isMultiple(of: 2) ? "k" : "j")
      try await studio.until("a frame") { studio.terminal.frames.count > frames }
    }
    #expect(studio.terminal.turns - turns == 30)
    studio.terminal.hangUp()
    try await studio.until("the end") { studio.end != nil }
  }

  @Test(arguments: [true, false])
  func theLastLetterIsKeptHoweverTheStudioEnds(hangsUp: Bool) async throws {
    let studio = try #require(RunningStudio())
    try await studio.settle()
    let text = String(repeating: "A long prompt. ", count: 20)
    try studio.terminal.feed("<Enter>\(text)<Esc>")
    try await studio.untilShown("A long prompt.")
    if hangsUp { studio.terminal.hangUp() } else { try studio.terminal.feed("q") }
    try await studio.until("the end") { studio.end != nil }
    #expect(studio.services.kept.last?.values["prompt"]?.text == text)
    // Letters are collected: far fewer writes than letters.
    #expect(studio.services.kept.count < 100)
  }

  /// So that a crash takes no more than the last moment.
  @Test func whatIsTypedIsKeptWhileTheStudioGoesOn() async throws {
    let studio = try #require(RunningStudio())
    try await studio.settle()
    try studio.terminal.feed("<Enter>A coast")
    try await studio.until("the draft") {
      studio.services.kept.last?.values["prompt"] == "A coast"
    }
    #expect(studio.end == nil)
    studio.terminal.hangUp()
    try await studio.until("the end") { studio.end != nil }
  }

  @Test func aDraftIsThereAgainAtTheNextStart() async throws {
    let draft = SavedDraft(
      model: "p-video", values: ["prompt": "A coast at dusk"], seedMode: .drawn)
    let studio = try #require(RunningStudio(services: TestServices(savedDrafts: [draft])))
    try await studio.untilShown("A coast at dusk")
    studio.terminal.hangUp()
    try await studio.until("the end") { studio.end != nil }
    #expect(studio.services.kept.isEmpty)
  }

  @Test func aBurstOfNewsIsDrawnInFewFrames() async throws {
    let studio = try #require(RunningStudio())
    try await studio.settle()
    try await studio.until("it listens") { studio.services.listensToNews }
    let frames = studio.terminal.frames.count
    for number in 1...500 { studio.services.tell(.told("piece of news \(number).")) }
    try await studio.untilShown("piece of news 500.")
    // At fifteen frames a second even a slow machine needs few for what takes it milliseconds.
    #expect(studio.terminal.frames.count - frames < 50)
    studio.terminal.hangUp()
    try await studio.until("the end") { studio.end != nil }
  }
}
