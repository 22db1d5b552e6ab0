import Foundation
import History
import Jobs
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@testable import Service

/// When whoever waits for jobs may go.
@Suite struct SettledTests {
  let world: World
  init() throws { world = try World() }

  /// Waits for the job while the time stands still, but for the steps that are given.
  private func settled(_ id: String, accepted: Bool = false, steps: [Double] = []) async throws
    -> Job?
  {
    async let ended = world.service.settled([id], until: accepted ? .accepted : .settled)
    for (number, step) in steps.enumerated() {
      // The one who waits looks after the dead every so often; who looks for a lost answer has a limit.
      try await eventually("step \(number)") { world.clock.sleeping > 0 }
      world.clock.advance(by: step)
    }
    return try await ended.first
  }

  /// What another program holds of the library while it lives.
  private func another() throws -> (Owner, JobStore) {
    (try Owner(library: world.folder), try JobStore(folder: world.folder))
  }

  @Test func whatHasEndedIsSettled() async throws {
    let job = try await world.make()
    #expect(try await settled(job.id)?.state == .done)
  }

  @Test func whatWaitsForAPersonIsSettled() async throws {
    try world.leave(.paused(.notYetSent))
    #expect(try await settled("job0000001")?.state == .waiting)
  }

  @Test func whatTheDeadlineEndedIsSettled() async throws {
    try world.leave(
      try world.claimed(), World.accepted("r1"), .delayed(.deadline("p-video")))
    #expect(try await settled("job0000001")?.state == .queued)
  }

  @Test func whoWaitsForAllToBeClosedWaitsForWhatIsLateToo() async throws {
    let id = try world.providerTakes(World.body())
    try world.leave(
      try world.claimed(), World.accepted(id), .delayed(.deadline("p-video")))
    async let ended = world.service.settled(["job0000001"], until: .closed)
    try await eventually("it is asked about") { world.clock.sleeping > 0 }
    try await world.run()
    #expect(try await ended.first?.state == .done)
  }

  @Test func whoDetachesFromAClipThatComesWaitsForIt() async throws {
    let owner = world.service.bench.owner.name
    try world.leave(
      .claimed(body: try World.body(), owner: owner, at: world.clock.now),
      .answered(requestID: "r1", cost: nil, seed: nil), contract: .v1)
    async let ended = world.service.settled(["job0000001"], until: .accepted)
    try await eventually("it waits") { world.service.taskCount > 0 }
    let clip = Clip(path: "/clip.mp4", bytes: 12)
    _ = try world.store.apply(.saved(clip, at: world.clock.now, by: owner), to: "job0000001")
    #expect(try await ended.first?.state == .done)
  }

  @Test func whatTheProviderHasIsEnoughForWhoDetaches() async throws {
    try world.leave(try world.claimed(), World.accepted("r1"))
    #expect(try await settled("job0000001", accepted: true)?.state == .queued)
  }

  @Test func aLostAnswerIsWaitedForForTwentySeconds() async throws {
    try world.leave(try world.claimed(), .lost(.interrupted, at: world.clock.now))
    async let ended = world.service.settled(["job0000001"])
    try await eventually("the limit runs") { world.clock.sleeping == 1 }
    world.clock.advance(by: 20)
    #expect(try await ended.first?.state == .unknown)
  }

  @Test func nobodyWaitsForTheDead() async throws {
    var program: (Owner, JobStore)? = try another()
    try world.leave(owner: try #require(program).0.name)
    async let ended = world.service.settled(["job0000001"])
    try await eventually("it waits") { world.clock.sleeping == 1 }
    world.clock.advance(by: 30)
    try await eventually("the living are waited for") { world.clock.sleeping == 1 }
    #expect(try world.job("job0000001").pause == nil)
    // No time passes from here on: the end of a process is heard of.
    program = nil
    #expect(try await ended.first?.pause != nil)
  }

  @Test func whatTheDeadWereSendingIsLookedUp() async throws {
    var program: (Owner, JobStore)? = try another()
    let name = try #require(program).0.name
    _ = try world.providerTakes(World.body())
    try world.leave(
      .claimed(body: try World.body(), owner: name, at: world.clock.now), owner: name)
    async let ended = world.service.settled(["job0000001"])
    try await eventually("it waits") { world.clock.sleeping == 1 }
    // By now it is long ready; then hardly any time passes, and no limit runs out.
    world.clock.advance(by: 60)
    try await eventually("the living are waited for") { world.clock.sleeping == 1 }
    #expect(try world.job("job0000001").state == .submitting)
    program = nil
    try await eventually("it is saved") {
      world.clock.advance(by: 0.02)
      return try world.job("job0000001").state == .done
    }
    #expect(try await ended.first?.state == .done)
    #expect(world.posts == 1, "the one of the dead")
  }
}
