import Foundation
import Jobs
import Schema
import ServiceTestSupport
import Simulator
import Testing

@testable import Service

/// Every way the simulated service can behave, as its user and the user's money see it.
@Suite struct StoryTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let story: Story
    let contract: Contract
    let outcome: String
    let posts: Int
    var testDescription: String { "\(story.rawValue) on \(contract.rawValue)" }

    /// `outcome`: state, the code of the failure or the pause where there is one, and whether it was charged.
    init(_ story: Story, _ contract: Contract, _ outcome: String, posts: Int = 1) {
      (self.story, self.contract, self.outcome, self.posts) = (story, contract, outcome, posts)
    }
  }

  static let table: [Row] = [
    Row(.happy, .v1, "done yes"),
    Row(.happy, .v2, "done yes"),
    Row(.slow, .v1, "done yes"),
    Row(.slow, .v2, "done yes"),
    // v1 refuses late values and failed jobs alike, with a 500 and words.
    Row(.failed, .v1, "failed bad_request no"),
    Row(.failed, .v2, "failed generation_failed no"),
    Row(.blocked, .v1, "failed blocked no"),
    Row(.blocked, .v2, "failed blocked no"),
    Row(.credits, .v1, "waiting out_of_credits no"),
    Row(.credits, .v2, "waiting out_of_credits no"),
    Row(.rateLimited, .v1, "done yes", posts: 3),
    Row(.rateLimited, .v2, "done yes", posts: 3),
    Row(.retired, .v1, "failed retired no"),
    Row(.retired, .v2, "failed retired no"),
    Row(.value500, .v1, "failed bad_request no"),
    Row(.value500, .v2, "failed generation_failed no"),
    // A 500 with words is how v1 refuses; on v2 nothing says what it means.
    Row(.serverError, .v1, "failed bad_request no"),
    Row(.serverError, .v2, "unknown answer_lost maybe"),
    Row(.gatewayHTML, .v1, "done yes"),
    Row(.gatewayHTML, .v2, "unknown answer_lost maybe"),
    Row(.expired, .v1, "done yes"),
    Row(.expired, .v2, "done yes"),
    Row(.refused, .v1, "waiting key_refused no"),
    Row(.refused, .v2, "waiting key_refused no"),
    Row(.droppedBefore, .v1, "unknown answer_lost maybe"),
    Row(.droppedBefore, .v2, "unknown answer_lost maybe"),
    Row(.droppedAfter, .v1, "done yes"),
    Row(.droppedAfter, .v2, "done yes"),
    Row(.silent, .v1, "done yes"),
    Row(.silent, .v2, "done yes"),
    Row(.truncated, .v1, "done yes"),
    Row(.truncated, .v2, "done yes"),
    Row(.stalled, .v1, "done yes"),
    Row(.stalled, .v2, "done yes"),
    Row(.wrongType, .v1, "failed no_clip yes"),
    Row(.wrongType, .v2, "failed no_clip yes"),
    Row(.oddOutput, .v1, "done yes"),
    Row(.oddOutput, .v2, "done yes"),
  ]

  @Test func everyStoryIsHereForBothContracts() {
    let told = Set(Self.table.map { "\($0.story) \($0.contract)" })
    #expect(told.count == Story.allCases.count * Contract.allCases.count)
  }

  @Test(arguments: table)
  func everyStoryEndsAsItShould(row: Row) async throws {
    let world = try World(row.story)
    let job = try await world.make(World.draft(), row.contract)
    #expect(Self.outcome(of: job) == row.outcome)
    #expect(world.posts == row.posts)
    #expect(world.api.leakedKeys == 0)
    #expect((job.clip != nil) == (job.state == .done))
    #expect(!world.files.contains { $0.contains(".part") }, "nothing half done is left")
    if job.state == .done { #expect(try world.sidecar(job)["state"]?.text == "done") }
  }

  static func outcome(of job: Job) -> String {
    [job.state.rawValue, (job.failure ?? job.pause)?.code.rawValue, job.charged.rawValue].compactMap
    { $0 }
    .joined(separator: " ")
  }

  @Test func everyShapeOfAnOddOutputIsRead() async throws {
    let world = try World(.oddOutput)
    var outcomes: [String] = []
    for number in 0..<4 {
      outcomes.append(Self.outcome(of: try await world.make(World.draft("fox \(number)"))))
    }
    #expect(outcomes == ["done yes", "done yes", "done yes", "expired expired yes"])
    let last = try #require(try world.jobs.first { $0.state == .expired })
    #expect(last.rawReply?.contains("COMPLETED") == true, "the raw reply is kept")
  }

  @Test func anAnswerThatIsLostIsSaidWithinThirtySeconds() async throws {
    let world = try World(.droppedBefore)
    let start = world.clock.now
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .unknown }
    #expect(world.clock.now.timeIntervalSince(start) < 30)
  }
}
