import Foundation
import Jobs
import Schema
import ServiceTestSupport
import Testing

@testable import Service

/// How the time that own jobs took decides when others are asked about.
@Suite struct LearntLatencyTests {
  let world: World
  init() throws { world = try World() }

  /// Jobs that the library has from before.
  private func past(_ seconds: [Double], duration: Int = 5) throws {
    let draft = draft(duration)
    for said in seconds {
      let id = "past\(try world.jobs.count)"
      try world.leave(
        try world.claimed(), World.accepted(id),
        .completed(
          outputURL: "u", cost: nil, seed: nil, reply: #"{"metrics":{"total_time":\#(said)}}"#),
        // The clip was large, or nobody was there.
        .saved(Clip(path: "/c.mp4", bytes: 5), at: world.clock.now + said + 300),
        id: id, draft: draft)
      world.clock.advance(by: 1)
    }
  }

  private func draft(_ duration: Int) -> Draft {
    let draft = World.draft()
    return Draft(
      model: draft.model, values: draft.values.merging(["duration": .integer(duration)]) { $1 })
  }

  private func latency(_ duration: Int = 5) throws -> Latency {
    try world.leave(id: "asked\(duration)", draft: draft(duration))
    var learnt = LearntLatencies(bench: world.service.bench)
    return learnt.latency(of: try world.job("asked\(duration)"))
  }

  @Test func withoutOwnJobsTheModelsFileIsBelieved() throws {
    #expect(try latency() == Latency(seconds: [16.43]))
  }

  @Test func ownJobsCountByTheProvidersTimeAndTheNewestAlone() throws {
    try past(Array(repeating: 500, count: 5) + (0..<20).map { 40 + Double($0) })
    #expect(try latency() == Latency(seconds: (0..<20).map { 40 + Double($0) }))
  }

  @Test func thoseWithTheSameSettingsCountWhereThereAreEnough() throws {
    try past(Array(repeating: 60, count: 8), duration: 10)
    try past(Array(repeating: 20, count: 20), duration: 5)
    try past(Array(repeating: 90, count: 7), duration: 12)
    #expect(try latency(10) == Latency(seconds: Array(repeating: 60, count: 8)))
    let mixed = try latency(12)
    #expect(mixed.mean < 50, "seven of their own are too few to go by")
  }

  @Test func aKnownLatencyTakesFewerQuestionsAndAShorterWait() async throws {
    let plain = try await world.make()
    let took = try #require(plain.secondsTaken)
    let asked = world.requests("/status").count
    try past((0..<20).map { took * (0.95 + Double($0) / 200) })
    let known = try await world.make()
    let questions = world.requests("/status").dropFirst(asked)
    #expect(questions.count < asked)
    let first = try #require(questions.first?.at)
    #expect(first.timeIntervalSince(try #require(known.submittedAt)) <= 3, "it can fail at once")
    let submitted = try #require(known.submittedAt)
    let seen = try #require(questions.last?.at.timeIntervalSince(submitted))
    #expect(seen - took < 1.5)
  }
}
