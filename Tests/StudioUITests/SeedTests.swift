import FoundationEssentials
import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// The three ways a seed comes about.
@Suite struct SeedTests {
  private func seed(_ studio: Pilot, _ model: String = "p-video") -> Int? {
    studio.state.forms[model]?.values["seed"]?.integer
  }

  /// Submits, and the library takes it.
  private func submit(_ studio: inout Pilot) throws {
    try studio.type("<C-s>y")
    guard
      case .submit(let drafts, let token)? = studio.effects.last(where: {
        if case .submit = $0 { true } else { false }
      }), let draft = drafts.first
    else {
      Issue.record("nothing was submitted")
      return
    }
    studio.update(
      .submitted(
        token: token,
        [
          Job(
            id: token, token: token, model: draft.model, contract: .v1, values: draft.values,
            seed: draft.values["seed"]?.integer, origin: "https://api.example.com",
            keyFingerprint: "key", estimate: 0.005, owner: "owner", createdAt: studio.state.now)
        ]))
  }

  @Test func oneKeyGoesThroughTheThreeWays() throws {
    var studio = try Pilot()
    let first = seed(studio)
    for words in ["fixed, stays", "next, one more each time", "drawn, new each time"] {
      try studio.type("m")
      #expect(draw(studio.state).text.contains(words))
    }
    // One that is drawn is never one that was sent already.
    #expect(seed(studio) != first)
  }

  @Test func aFixedSeedStays() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Esc>m")
    let first = seed(studio)
    try submit(&studio)
    #expect(seed(studio) == first)
  }

  @Test func aCountingSeedGoesOnOnceItsSubmitWasTaken() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Esc>mm")
    let first = try #require(seed(studio))
    try submit(&studio)
    #expect(seed(studio) == first + 1)
    try submit(&studio)
    #expect(seed(studio) == first + 2)
  }

  @Test func aDrawnSeedIsDrawnAfterEachSubmit() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Esc>")
    let first = seed(studio)
    try submit(&studio)
    #expect(seed(studio) != first)
  }

  @Test(arguments: ["", "-1"]) func anEmptySeedIsDrawnWhenItIsLeft(typed: String) throws {
    var studio = try Pilot()
    try studio.type("G<Enter><C-u>\(typed)<Enter>")
    #expect(seed(studio) ?? 0 > 100)
    #expect(studio.state.forms["p-video"]?.seedMode == .drawn)
  }

  @Test func minusOneIsRefusedWhereTheModelKnowsNone() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36))
    try studio.type("]]]]Gk<Enter><C-u>-1<Enter>")
    #expect(seed(studio, "pixverse-text2video") == -1)
    #expect(draw(studio.state).text.contains("! seed: -1 is out of range."))
  }
}
