import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// A past job against the form: what would change, and only that.
@Suite struct RecallTests {
  private static let past = Job(
    id: "past", token: "past", model: "p-video", contract: .v2,
    values: ["prompt": "A coast at noon", "aspect_ratio": "9:16", "duration": 12, "seed": 7],
    seed: 7, origin: "https://api.example.com", keyFingerprint: "test", estimate: 0.005,
    owner: "test", createdAt: Pilot.noon)

  /// A form with words of its own, and the past job chosen in the history.
  private func pilot(_ keys: String, size: Size = Size(columns: 120, rows: 36)) throws -> Pilot {
    var studio = try Pilot(size: size, jobs: [Self.past])
    try studio.type("<Enter>A fox<Esc>")
    try studio.type(keys)
    return studio
  }

  private func values(_ studio: Pilot, _ model: String = "p-video") -> Values {
    studio.state.forms[model]?.values ?? [:]
  }

  @Test func whatWouldChangeIsShownAndNothingChangesYet() throws {
    var studio = try pilot("2a")
    let text = draw(studio.state).text
    for words in [
      "p-video, seed 7 into its form", "[x] prompt", "A fox", "A coast at noon", "16:9 → 9:16",
      "5 → 12", "drawn anew → 7",
    ] { #expect(text.contains(words), "\(words) in\n\(text)") }
    #expect(values(studio)["prompt"] == "A fox")
    try studio.type("<Esc>")
    #expect(studio.state.overlays.isEmpty)
    #expect(values(studio)["prompt"] == "A fox")
    #expect(studio.effects == [])
  }

  @Test(arguments: [
    ("a", ["prompt", "aspect_ratio", "duration", "seed"]), ("p", ["prompt"]), ("s", ["seed"]),
    ("<Enter>", ["prompt", "aspect_ratio", "duration", "seed"]),
    (" j <Enter>", ["aspect_ratio", "seed"]),
    ("  k <Enter>", ["aspect_ratio", "duration", "seed"]),
  ])
  func onlyWhatIsMeantChangesAndOneUndoTakesItBack(_ keys: String, _ names: [String]) throws {
    var studio = try pilot("")
    let before = values(studio)
    let mode = studio.state.forms["p-video"]?.seedMode
    try studio.type("2a" + keys)
    #expect(studio.state.view == .studio)
    let expected = before.merging(Self.past.values.filter { names.contains($0.key) }) { $1 }
    #expect(values(studio) == expected)
    #expect(studio.state.forms["p-video"]?.seedMode == (names.contains("seed") ? .fixed : mode))
    try studio.type("u")
    #expect(values(studio) == before)
    #expect(studio.state.forms["p-video"]?.seedMode == mode)
  }

  @Test func whatIsSentKnowsWhatItWasRecalledFromUntilThatIsTakenBack() throws {
    var studio = try pilot("2aa<C-s>")
    guard case .confirm(let confirmation) = studio.state.overlays.last else {
      Issue.record("nothing is to be confirmed")
      return
    }
    #expect(confirmation.drafts.first?.parents == [Parent(.recalled, of: "past")])
    try studio.type("<Esc>u<C-s>")
    guard case .confirm(let confirmation) = studio.state.overlays.last else {
      Issue.record("nothing is to be confirmed")
      return
    }
    #expect(confirmation.drafts.first?.parents == [])
  }

  @Test func whatIsTheSameIsSaid() throws {
    var studio = try pilot("2aa2a")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.toast?.hasPrefix("The form holds all of that already.") == true)
    try studio.type("u")
    #expect(values(studio)["prompt"] == "A fox", "nothing was added to what can be taken back")
  }

  @Test func itGoesIntoTheFormThatIsShownWithWhatThatTakes() throws {
    var studio = try pilot("]]]]2a<Tab>")
    #expect(studio.state.chosenModel == "pixverse-text2video")
    let text = draw(studio.state).text
    #expect(text.contains("into the form of pixverse-text2video"))
    #expect(text.contains("not taken  duration 12: pixverse-text2video takes one of 5, 8 there"))
    try studio.type("a")
    #expect(studio.state.chosenModel == "pixverse-text2video")
    #expect(values(studio, "pixverse-text2video")["prompt"] == "A coast at noon")
    #expect(values(studio, "pixverse-text2video")["aspect_ratio"] == "9:16")
    #expect(values(studio, "pixverse-text2video")["duration"] == 5)
    #expect(values(studio)["prompt"] == "A fox")
  }

  @Test func aSeedThatTheOtherModelDoesNotTakeStaysAsItWas() throws {
    var studio = try Pilot(jobs: [
      Job(
        id: "past", token: "past", model: "p-video", contract: .v2,
        values: ["prompt": "A coast", "seed": 123_456], seed: 123_456,
        origin: "https://api.example.com", keyFingerprint: "test", estimate: nil, owner: "test",
        createdAt: Pilot.noon)
    ])
    try studio.type("]]]]2a<Tab>")
    #expect(!draw(studio.state).text.contains("[x] seed"))
    let before = values(studio, "pixverse-text2video")["seed"]
    try studio.type("a")
    #expect(values(studio, "pixverse-text2video")["seed"] == before)
    #expect(studio.state.forms["pixverse-text2video"]?.seedMode == .drawn)
  }

  @Test func inThePlainModeTheFieldsAreNamed() throws {
    var talk = Talk(jobs: [Self.past])
    talk.type("set prompt A fox")
    talk.type("set duration 9")
    talk.type("jobs")
    talk.type("load 1 prompt")
    #expect(talk.state.forms["p-video"]?.values["prompt"] == "A coast at noon")
    #expect(talk.state.forms["p-video"]?.values["duration"] == 9)
    talk.type("load 1")
    #expect(talk.state.forms["p-video"]?.values["duration"] == 12)
  }

  @Test func asLargeAsItIsEveryChangeCanBeReached() throws {
    for size in [Size(columns: 40, rows: 10), Size(columns: 80, rows: 24)] {
      var studio = try pilot("2a", size: size)
      for _ in 0..<4 {
        let frame = draw(studio.state)
        #expect(frame.text.contains("▸ ["), "\(size)\n\(frame.text)")
        try studio.type("j")
      }
    }
  }
}
