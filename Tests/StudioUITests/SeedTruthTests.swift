import FoundationEssentials
import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// The seed that was sent and the one that the provider speaks of.
@Suite struct SeedTruthTests {
  /// A saved job of which the provider says that seed.
  private func job(_ number: Int, reported: Int) -> Job {
    let changes: [JobChange] = [
      .claimed(body: "{}", owner: "me", at: Pilot.noon),
      .accepted(requestID: "r\(number)", statusURL: nil, responseURL: nil, reply: nil),
      .completed(outputURL: "u", cost: 0.005, seed: reported, reply: nil),
      .saved(Clip(path: "/clip\(number).mp4", bytes: 12), at: Pilot.noon),
    ]
    return changes.reduce(
      Job(
        id: "job\(number)", token: "\(number)", model: "p-video", contract: .v2,
        values: ["prompt": "A coast", "seed": 42], seed: 42, origin: "http://here",
        keyFingerprint: "k", estimate: 0.005, owner: "me", createdAt: Pilot.noon)
    ) { $1.apply(to: $0) ?? $0 }
  }

  private func studio(_ reported: Int...) throws -> Pilot {
    let jobs = reported.enumerated().map { job($0.offset, reported: $0.element) }
    var studio = try Pilot(size: Size(columns: 120, rows: 40))
    studio.take(jobs, experience: ["p-video": try #require(Experience(jobs))])
    return studio
  }

  @Test func aDifferenceHasASignInTheListAndASentenceInTheDetail() throws {
    var studio = try studio(7, 42)
    try studio.type("2")
    #expect(draw(studio.state).text.contains("42≠"))
    #expect(draw(studio.state).text.contains("42 "))
    var other = try self.studio(7)
    try other.type("2<Enter>")
    #expect(draw(other.state).text.contains("The provider says 7, and 42 was sent"))
  }

  @Test func whereSeveralDifferItIsSaidBeforeMoneyIsSpent() throws {
    let sentence = "This model reported other seeds in 2 of 3 jobs."
    var studio = try studio(7, 8, 42)
    try studio.type("<Enter>A coast<Enter><C-s>")
    #expect(draw(studio.state).text.contains(sentence))
    try studio.type("<Esc>G")
    #expect(draw(studio.state).text.contains("This model reported other seeds in 2 of 3"))
    var one = try self.studio(7, 42, 42)
    try one.type("<Enter>A coast<Enter><C-s>")
    #expect(!draw(one.state).text.contains("reported other seeds"), "one may be a slip")
  }

  @Test func whatAProbeFoundStandsAtTheSeed() throws {
    var studio = try studio(42)
    studio.update {
      $0.jobs.probes["p-video"] = SeedProbe(model: "p-video", verdict: .same, at: Pilot.noon)
    }
    try studio.type("G")
    #expect(draw(studio.state).text.contains("Probed: one seed made the same clip"))
  }
}
