import FoundationEssentials
import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// What it takes to spend money, and what never does.
@Suite struct SubmitTests {
  @Test func twoDeliberateKeysSubmitTheDraftOnce() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Enter><C-s>")
    #expect(studio.effects == [])
    try studio.type("y")
    let submit = try #require(studio.effects.first)
    #expect(
      submit
        == .submit(
          [
            Draft(
              model: "p-video",
              values: ["prompt": "A coast", "aspect_ratio": "16:9", "duration": 5, "seed": 101])
          ],
          token: "run-1"))
    #expect(studio.effects.dropFirst() == [.drawSeed(model: "p-video")])
  }

  @Test func aKeyHeldDownNeverSends() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Enter>")
    // The first repetition comes late, the others fast.
    studio.press(.control("s"), after: 1)
    studio.press(.control("s"), after: 0.66)
    for _ in 0..<100 { studio.press(.control("s"), after: 0.03) }
    #expect(studio.effects == [])
    #expect(studio.state.toast == "A key that is held down does not send: press it once more.")
    studio.press(.control("s"), after: 0.8)
    #expect(studio.effects.count == 2)
  }

  /// Somebody types where no text is taken: the first letter opens the box, a later one would send.
  @Test(arguments: ["say yes", "sky, yesterday", "sy", "styyyyyyy"])
  func aSentenceTypedOnAJobNeverSends(sentence: String) throws {
    let job = try #require(EveryState.jobs.first { $0.state == .failed })
    var studio = try Pilot(jobs: [job])
    try studio.type("2")
    for letter in sentence { studio.press(.character(letter), after: 0.18) }
    #expect(studio.effects.allSatisfy { if case .submit = $0 { false } else { true } })
    studio.press(.character("y"), after: 0.8)
    #expect(studio.effects.contains { if case .submit = $0 { true } else { false } })
  }

  @Test func afterCtrlSTheSecondKeyCountsAtOnce() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<C-s>")
    studio.press(.character("y"), after: 0.1)
    #expect(studio.effects.contains { if case .submit = $0 { true } else { false } })
  }

  @Test(arguments: ["enter me\n\u{13}y\ny", "\u{13}\u{13}", "y\n"])
  func aPasteNeverSends(text: String) throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Enter>")
    studio.update(.paste(text))
    try studio.type("<C-s>")
    studio.update(.paste(text))
    #expect(studio.effects == [])
    #expect(studio.state.overlays.count == 1)
  }

  @Test func problemsStopASubmitAndTheFirstOneGetsTheFocus() throws {
    var studio = try Pilot()
    try studio.type("<Down><Down><C-s>")
    #expect(studio.effects == [])
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.forms["p-video"]?.focus == FieldID("prompt"))
    #expect(studio.state.toast?.contains("prompt") == true)
  }

  @Test func withoutAKeyASubmitSaysWhatIsMissing() throws {
    var studio = try Pilot(access: .noKey)
    try studio.type("<Enter>A coast<Enter><C-s>")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.toast?.contains("SEGMIND_API_KEY") == true)
  }

  @Test func aDrawnSeedIsNewForTheNextJobAndATypedOneStays() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Enter>G<Enter><C-u>77<Enter><C-s>y")
    #expect(studio.state.forms["p-video"]?.values["seed"] == 77)
    #expect(studio.effects.count == 1)
    studio.effects = []
    try studio.type("<C-n>")
    #expect(studio.state.forms["p-video"]?.seedMode == .drawn)
    #expect(studio.state.forms["p-video"]?.values["seed"] != 77)
  }

  @Test(arguments: ["<C-u>", "<C-u>-1"])
  func theSeedInTheBoxIsTheSeedSent(typed: String) throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Enter>G<Enter>\(typed)<C-s>")
    guard case .confirm(let confirmation)? = studio.state.overlays.last else {
      Issue.record("no box with the amount")
      return
    }
    let seed = try #require(confirmation.drafts.first?.values["seed"]?.integer)
    #expect(seed > 0)
    #expect(draw(studio.state).text.contains("seed \(seed)"))
  }

  @Test func aFailedSubmitSaysWhatHappenedAndWhetherItCostMoney() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Enter><C-s>y")
    let failure = Failure(
      .localFile, what: "The library cannot be written.", charged: .no, next: "Free some space.")
    studio.update(.submitFailed(token: "run-1", failure))
    let text = draw(studio.state).text
    #expect(text.contains("The library cannot be written."))
    #expect(text.contains("Not charged."))
    #expect(text.contains("Free some space."))
    #expect(studio.state.forms["p-video"]?.values["prompt"] == "A coast")
  }

  @Test func everySubmitHasATokenOfItsOwn() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Enter><C-s>y<C-s>y")
    let tokens = studio.effects.compactMap { effect in
      if case .submit(_, let token) = effect { token } else { nil }
    }
    #expect(tokens == ["run-1", "run-2"])
  }
}
