import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// From a draft to the final clip.
@Suite struct FinalTests {
  private static let take = Job(
    id: "take", token: "take", model: "pixverse-text2video", contract: .v2,
    values: [
      "prompt": "A coast", "aspect_ratio": "16:9", "duration": 5, "quality": "540p",
      "motion_mode": "normal", "seed": 7,
    ], seed: 7, origin: "https://api.example.com", keyFingerprint: "test", estimate: 0.375,
    owner: "test", createdAt: Pilot.noon)

  private func box(_ studio: Pilot) throws -> StudioUI.Confirmation {
    guard case .confirm(let box)? = studio.state.overlays.last else { throw NoBox() }
    return box
  }

  private struct NoBox: Error {}

  @Test func aTakeIsSentAtFinalSettingsAndNothingElseDiffers() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: [Self.take])
    try studio.type("2F")
    let text = draw(studio.state).text
    for words in [
      "Send the final version?", "quality 540p → 1080p", "1.00 credits", "seed 7, the same",
      "The same seed may make another clip at other settings",
    ] { #expect(text.contains(words), "\(words) in\n\(text)") }
    #expect(studio.effects == [])
    let final = try #require(try box(studio).drafts.first)
    #expect(final.values == Self.take.values.merging(["quality": "1080p"]) { $1 })
    #expect(final.parents == [Parent(.promoted, of: "take")])
    try studio.type("y")
    #expect(studio.effects == [.submit([final], token: "run-1")])
  }

  @Test func whatIsFinalIsSaid() throws {
    var final = Self.take.values
    final["quality"] = "1080p"
    let job = Job(
      id: "final", token: "final", model: "pixverse-text2video", contract: .v2, values: final,
      seed: 7, origin: "https://api.example.com", keyFingerprint: "test", estimate: 1,
      owner: "test", createdAt: Pilot.noon)
    var studio = try Pilot(jobs: [job])
    try studio.type("2F")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.toast == "pixverse-text2video, seed 7 has final settings already.")
  }

  @Test func theFormTurnsBetweenBoth() throws {
    var studio = try Pilot()
    func values() -> Values { studio.state.forms["p-video-animate"]?.values ?? [:] }
    try studio.type("]F")
    #expect(values()["resolution"] == "1080p")
    try studio.type("F")
    #expect(values()["resolution"] == "720p")
    #expect(values()["turbo"] == true)
    #expect(studio.state.toast == "Settings of a draft: turbo on, resolution 720p.")
    try studio.type("uu")
    #expect(values()["resolution"] == "720p")
    #expect(values()["turbo"] == false)
  }
}
