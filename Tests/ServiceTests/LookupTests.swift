import Foundation
import Jobs
import Schema
import ServiceTestSupport
import Simulator
import Testing

@testable import Service

/// Jobs whose answer was lost, and what the account's history has.
@Suite struct LookupTests {
  let world: World
  init() throws { world = try World() }

  /// Job number so and so was sent and its answer lost.
  private func lose(_ number: Int, _ body: String? = nil, in world: World? = nil) throws {
    let world = world ?? self.world
    let lost = JobChange.lost(.interrupted, at: world.clock.now)
    try world.leave(try world.claimed(body), lost, id: "job000000\(number)")
  }

  private func look(in world: World? = nil) async throws -> [Job] {
    let world = world ?? self.world
    try await world.service.start()
    try await world.run()
    return try world.jobs.sorted { $0.id < $1.id }
  }

  @Test func asManyAsThereAreJobsAreGivenOutInTheOrderOfTime() async throws {
    var ids: [String] = []
    for number in 1...3 {
      try lose(number)
      ids.append(try world.providerTakes(World.body()))
      world.clock.advance(by: 10)
    }
    let jobs = try await look()
    #expect(jobs.map(\.requestID) == ids)
    #expect(jobs.map(\.state) == [.done, .done, .done])
    #expect(world.posts == 3, "none but those of before")
  }

  @Test func fewerThanThereAreJobsAreGivenToNobody() async throws {
    try lose(1)
    try lose(2)
    _ = try world.providerTakes(World.body())
    let jobs = try await look()
    #expect(jobs.map(\.state) == [.unknown, .unknown])
    #expect(jobs.map(\.charged) == [.maybe, .maybe])
  }

  @Test func anotherBodyIsNoCandidate() async throws {
    try lose(1)
    _ = try world.providerTakes(World.body(World.draft(seed: 8)))
    #expect(try await look().map(\.state) == [.unknown])
  }

  /// The row of a job with more keys fits one with fewer, too.
  @Test(arguments: [false, true])
  func aRequestGoesToTheJobThatSentAllOfIt(isOtherLost: Bool) async throws {
    let plain = try World.body()
    var members = try #require(try Value(json: Data(plain.utf8)).members)
    members["style"] = "comic"
    let styled = Value.object(members).json
    try lose(1, plain)
    if isOtherLost {
      try lose(2, styled)
    } else {
      let me = world.service.bench.owner.name
      let claim = JobChange.claimed(body: styled, owner: me, at: world.clock.now)
      try world.leave(claim, id: "job0000002")
    }
    let id = try world.providerTakes(styled)
    try await world.service.start()
    try await world.run { world.clock.now.timeIntervalSince1970 > 1_790_000_600 }
    #expect(try world.job("job0000001").state == .unknown)
    #expect(try world.job("job0000002").requestID == (isOtherLost ? id : nil))
  }

  @Test func whatIsOlderThanTheSubmitIsNoCandidate() async throws {
    _ = try world.providerTakes(World.body())
    world.clock.advance(by: 600)
    try lose(1)
    #expect(try await look().map(\.state) == [.unknown])
  }

  /// The rows carry the provider's time, and so does its answer.
  @Test(arguments: [-34_560_000.0, -18_000.0, 18_000.0, 34_560_000.0], [true, false])
  func aClockThatGoesWrongHereMisleadsNobody(ahead: Double, isOlder: Bool) async throws {
    let world = try World(providerIsAhead: ahead)
    if !isOlder { try lose(1, in: world) }
    _ = try world.providerTakes(World.body())
    if isOlder {
      world.clock.advance(by: 600)
      try lose(1, in: world)
    }
    #expect(try await look(in: world).map(\.state) == [isOlder ? .unknown : .done])
  }

  @Test func whatAnotherJobHoldsIsNoCandidate() async throws {
    let id = try world.providerTakes(World.body())
    try world.leave(try world.claimed(), World.accepted(id), id: "job0000001")
    try lose(2)
    #expect(try await look().map(\.state) == [.done, .unknown])
  }

  @Test func keysThatTheProviderAddsAreNoDifference() async throws {
    guard case .object(var members) = try Value(json: Data(World.body().utf8)) else { return }
    members["resolution"] = "720p"
    try lose(1)
    _ = try world.providerTakes(Value.object(members).json)
    #expect(try await look().map(\.state) == [.done])
  }

  @Test func numbersAreComparedAsNumbers() async throws {
    try lose(1, try World.body().replacing("\"duration\":5", with: "\"duration\":5.0"))
    _ = try world.providerTakes(World.body())
    #expect(try await look().map(\.state) == [.done])
  }

  @Test func whatMayBelongToAJobThatIsBeingSentIsLeftToIt() async throws {
    let sent = try await world.submit(World.draft(), .v1)
    try await world.run { try world.job(sent.id).state == .submitting }
    try lose(1)
    let id = try world.providerTakes(World.body())
    await world.service.askAgain("job0000001")
    try await world.run { try world.job(sent.id).state != .submitting }
    #expect(!world.requests("/request-history").isEmpty)
    #expect(try world.job("job0000001").state == .unknown)

    try await world.run()
    #expect(try world.job(sent.id).state == .done)
    #expect(try world.job("job0000001").requestID == id)
  }

  @Test func aHistoryThatAppearsLateIsLookedAtAgain() async throws {
    try lose(1)
    _ = try world.providerTakes(World.body())
    let start = world.clock.now
    let clock = world.clock
    world.transport.decide { _ in
      clock.now.timeIntervalSince(start) < 60 ? .answer(503) : nil
    }
    #expect(try await look().map(\.state) == [.done])
  }

  @Test func aFailedGenerationIsFoundToo() async throws {
    let failing = try World.body(World.draft("[failed] a fox"))
    try lose(1, failing)
    _ = try world.providerTakes(failing)
    let job = try #require(try await look().first)
    #expect(job.state == .failed)
    #expect(job.charged == .no)
  }

  @Test func manyPagesAreRead() async throws {
    try lose(1)
    let id = try world.providerTakes(World.body())
    for number in 0..<250 { _ = try world.providerTakes(World.body(World.draft("hen \(number)"))) }
    // Every odd output has two rows of one request: a page holds fewer requests than rows.
    for _ in 0..<8 { _ = try world.providerTakes(World.body(World.draft("[odd-output] a hen"))) }
    world.clock.advance(by: 100)
    #expect(try await look().map(\.requestID) == [id])
  }

  @Test func anotherLostAnswerDoesNotBreakOffADownload() async throws {
    let stalling = World.draft("[stalled] a fox")
    let first = try world.providerTakes(World.body(stalling))
    try world.leave(
      try world.claimed(World.body(stalling)), .lost(.interrupted, at: world.clock.now),
      draft: stalling)
    world.clock.advance(by: 60)
    try await world.service.start()
    try await world.run { try world.job("job0000001").state == .downloading }
    try await world.submit(World.draft("[dropped-before] a hen"))
    try await world.run()
    #expect(try world.job("job0000001").state == .done)
    #expect(try world.job("job0000001").requestID == first)
  }
}
