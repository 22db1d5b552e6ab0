import Foundation
import Jobs
import ServiceTestSupport
import Testing

@testable import Service

/// Questions about many jobs at the same time.
@Suite struct QuestionPaceTests {
  private let start = Date(timeIntervalSince1970: 1_800_000_000)

  /// Seconds from the first turn to the last of so many who come together.
  private func seconds(_ count: Int, _ pace: inout QuestionPace, at now: Date) -> Double {
    (0..<count).map { _ in pace.turn(at: now) }.last?.timeIntervalSince(now) ?? 0
  }

  @Test func fourHundredAndEightyTogetherTakeAMinute() {
    var pace = QuestionPace()
    #expect(abs(seconds(481, &pace, at: start) - 60) < 0.001)
  }

  @Test func whoComesAloneDoesNotWait() {
    var pace = QuestionPace()
    _ = pace.turn(at: start)
    #expect(pace.turn(at: start + 1) == start + 1)
  }

  @Test func refusedItIsSlowerDownToTheSmallestPlanAndSlowlyFasterAgain() {
    var pace = QuestionPace()
    pace.refused()
    #expect(abs(seconds(11, &pace, at: start) - 2.5) < 0.001)
    for _ in 0..<20 { pace.refused() }
    #expect(abs(seconds(11, &pace, at: start + 100) - 20) < 0.001)
    pace.answered()
    #expect(seconds(11, &pace, at: start + 200) > 19)
    for _ in 0..<300 { pace.answered() }
    #expect(abs(seconds(11, &pace, at: start + 300) - 1.25) < 0.001)
  }

  /// They were sent a moment ago, so that they are all due at once, again and again.
  @Test func manyJobsAreAskedAboutWithHalfOfWhatTheLargestPlanAllows() async throws {
    let gaps = try await gaps(jobs: 60)
    #expect(gaps.count >= 60)
    #expect(gaps.allSatisfy { $0 > QuestionPace.shortest - 0.001 }, "\(gaps.min() ?? 0)")
  }

  /// All that became due while nothing might be asked takes its turn, too.
  @Test func afterA429TheyAreAskedAboutMoreSlowly() async throws {
    let gaps = try await gaps(jobs: 60) { $0 == 20 ? .answer(429, ["retry-after": "10"]) : nil }
    let pause = try #require(gaps.firstIndex { $0 > 9 })
    let after = gaps[(pause + 1)...].prefix(20)
    #expect(after.count == 20)
    #expect(after.allSatisfy { $0 > 0.18 }, "\(after.min() ?? 0)")
  }

  /// Seconds between the questions about the state of so many jobs, which are asked until all are saved.
  private func gaps(
    jobs count: Int, fate: @escaping @Sendable (Int) -> SimulatorTransport.Fate? = { _ in nil }
  ) async throws -> [Double] {
    let world = try World()
    let transport = world.transport
    transport.decide { [weak transport] sent in
      guard sent.path.hasSuffix("/status"), let transport else { return nil }
      return fate(transport.sent.count { $0.path.hasSuffix("/status") })
    }
    for number in 0..<count {
      let id = try world.providerTakes(World.body())
      try world.leave(
        try world.claimed(), World.accepted(id), id: "job\(1_000_000 + number)")
    }
    try await world.service.start()
    try await world.run()
    let moments = transport.sent.filter { $0.path.hasSuffix("/status") }.map(\.at).sorted()
    return zip(moments, moments.dropFirst()).map { $1.timeIntervalSince($0) }
  }
}
