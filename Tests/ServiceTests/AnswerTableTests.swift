import Foundation
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Simulator
import Testing

@testable import Service

/// The table of what an answer to a submit means, through the whole service: where the job ends, what it
/// cost, and above all how often it was sent.
@Suite struct AnswerTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let contract: Contract
    let fate: SimulatorTransport.Fate
    let outcome: String
    let posts: Int
    var testDescription: String { name }

    init(
      _ name: String, _ fate: SimulatorTransport.Fate, _ outcome: String, posts: Int = 1,
      on contract: Contract = .v2
    ) {
      (self.name, self.contract, self.fate) = (name, contract, fate)
      (self.outcome, self.posts) = (outcome, posts)
    }
  }

  static let html = ["content-type": "text/html"]
  static let json = ["content-type": "application/json"]

  static func refusal(_ status: Int, _ code: String, _ state: String = "failed") -> Row {
    Row("\(status)", .answer(status, json, #"{"error":"no"}"#), "\(state) \(code) no")
  }

  static let table: [Row] = [
    refusal(400, "bad_request"), refusal(401, "key_refused", "waiting"),
    refusal(402, "out_of_credits", "waiting"), refusal(403, "forbidden"),
    refusal(404, "no_such_model"), refusal(405, "no_such_model"),
    refusal(406, "bad_request"), refusal(410, "retired"), refusal(413, "too_large"),
    refusal(415, "bad_request"), refusal(422, "bad_request"),
    Row("2xx without an id", .answer(200, json, "{}"), "unknown answer_lost maybe"),
    Row("2xx that is HTML", .answer(200, html, "<html>"), "unknown answer_lost maybe"),
    Row("2xx cut short", .cut(200, json, #"{"request_id"#), "unknown answer_lost maybe"),
    Row(
      "v1 500 with words", .answer(500, json, #"{"error":"x"}"#), "failed bad_request no", on: .v1),
    Row("v1 500 in HTML", .answer(500, html, "<p>"), "unknown answer_lost maybe", on: .v1),
    Row("500", .answer(500, json, #"{"error":"x"}"#), "unknown answer_lost maybe"),
    Row("502", .answer(502, html, "<html>"), "unknown answer_lost maybe"),
    Row("503", .answer(503), "unknown answer_lost maybe"),
    Row("504", .answer(504), "unknown gateway_timeout maybe"),
    Row("a redirect", .answer(307, ["location": "http://x/"]), "unknown answer_lost maybe"),
    Row("a reset", .fails(.lost("reset")), "unknown answer_lost maybe"),
    Row("the answer is lost", .answerIsLost, "done yes"),
    Row("v1 the answer is lost", .answerIsLost, "done yes", on: .v1),
    // Tried for three minutes, then it is a person's turn.
    Row("never sent", .fails(.notSent("no route")), "waiting unreachable no", posts: 11),
    Row("429 for ever", .answer(429, ["retry-after": "60"]), "waiting rate_limited no", posts: 4),
  ]

  @Test(arguments: table)
  func everyAnswerHasItsStateItsPriceAndItsNumberOfPosts(row: Row) async throws {
    let world = try World()
    world.transport.decide { $0.method == "POST" ? row.fate : nil }
    let job = try await world.make(World.draft(), row.contract)
    let outcome = [
      job.state.rawValue, (job.failure ?? job.pause)?.code.rawValue, job.charged.rawValue,
    ]
    #expect(outcome.compactMap { $0 }.joined(separator: " ") == row.outcome)
    #expect(world.requests("/p-video").count == row.posts)
    #expect(world.service.taskCount == 0)
    if job.state == .waiting { #expect(job.body == nil && job.submittedAt == nil) }
  }

  @Test func after429TheJobIsBackInLineOnDiskBeforeThePause() async throws {
    let world = try World(.rateLimited)
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .waiting }
    let waiting = try world.job(job.id)
    #expect(waiting.pause == nil)
    #expect(waiting.submittedAt == nil)
    #expect(world.posts == 1)
  }

  @Test func aJobCancelledDuringThe429PauseIsNotSentAgain() async throws {
    let world = try World(.rateLimited)
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .waiting }
    #expect(await world.service.cancel(job.id))
    try await world.run()
    #expect(try world.job(job.id).state == .cancelled)
    #expect(world.posts == 1)
  }

  @Test(arguments: [402, 401])
  func withoutCreditsOrKeyTheOthersInLineWait(status: Int) async throws {
    let world = try World()
    // The first could not be sent, so it is in the queue when the second is refused.
    world.transport.decide { sent in
      guard sent.method == "POST" else { return nil }
      return sent.path.hasSuffix("p-video")
        ? .fails(.notSent("no route")) : .answer(status, [:], #"{"error":"no"}"#)
    }
    let first = try await world.submit()
    try await world.run { try world.job(first.id).state == .waiting }
    let draft = Draft(
      model: "pixverse-text2video",
      values: [
        "prompt": "a fox", "aspect_ratio": "16:9", "duration": 5, "quality": "540p",
        "motion_mode": "normal", "seed": 7,
      ])
    let second = try await world.submit(draft)
    try await world.run()
    for id in [first.id, second.id] {
      #expect(try world.job(id).state == .waiting)
      #expect(try world.job(id).pause?.charged == .no)
    }
    #expect(world.requests("/p-video").count == 1, "it is not burnt through")

    world.transport.decide { _ in nil }
    await world.service.goOn(first.id)
    try await world.run()
    #expect(try world.job(first.id).state == .done)
    #expect(world.posts == 1)
  }

  @Test func whatWasNeverSentGoesOnOnceTheNetworkIsBack() async throws {
    let world = try World()
    world.transport.decide { _ in .fails(.notSent("no route")) }
    let job = try await world.submit()
    try await world.run { world.requests("/p-video").count == 3 }
    world.transport.decide { _ in nil }
    try await world.run()
    #expect(try world.job(job.id).state == .done)
    #expect(world.posts == 1)
  }
}
