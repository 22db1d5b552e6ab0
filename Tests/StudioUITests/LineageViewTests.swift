import FoundationEssentials
import Jobs
import Schema
import TerminalCore
import Testing

@testable import StudioUI

/// What a job came from, in its box.
@Suite struct LineageViewTests {
  private static func job(_ id: String, seed: Int, _ parents: [Parent] = []) -> Job {
    Job(
      id: id, token: id, model: "p-video", contract: .v2,
      values: ["prompt": "A coast", "seed": .integer(seed)], seed: seed,
      origin: "https://api.example.com", keyFingerprint: "test", estimate: 0.005, parents: parents,
      owner: "test", createdAt: Pilot.noon.addingTimeInterval(Double(seed)))
  }

  private let first = job("first", seed: 1)
  private let second = job("second", seed: 2, [Parent(.frame, of: "first")])

  @Test func theTreeIsShownOnceItIsKnown() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: [second, first])
    try studio.type("2<Enter>")
    #expect(studio.lineages == ["second"])
    // Until then, and in a list, what it came from.
    #expect(draw(studio.state).text.contains("p-video, seed 1: goes on from a frame"))
    studio.update(.lineageFound(Lineage(of: "second", among: [first, second])))
    let text = draw(studio.state).text
    #expect(text.contains("  goes on from a frame: p-video, seed 2"))
    #expect(!text.contains("came from"))
  }

  @Test func anAnswerThatCameTooLateIsNotShownWithAnotherJob() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: [second, first])
    try studio.type("2<Enter><Esc>j<Enter>")
    studio.update(.lineageFound(Lineage(of: "second", among: [first, second])))
    #expect(studio.state.lineage == nil)
    #expect(studio.lineages == ["second", "first"])
  }
}
