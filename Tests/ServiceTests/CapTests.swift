import Foundation
import Jobs
import Schema
import ServiceTestSupport
import Simulator
import Testing

@testable import History
@testable import Service

/// What a cap stops, counted by the provider.
@Suite struct CapTests {
  private static let drafts = (1...10).map { World.draft(seed: $0) }

  @Test(arguments: [Cap.day, .total], [Contract.v1, .v2])
  func aBatchStopsExactlyAtTheCap(cap: Cap, contract: Contract) async throws {
    let world = try World()
    world.allowance.set([cap: 0.0325])
    let jobs = try await world.service.submit(Self.drafts, token: "batch", contract: contract)
    try await world.run()
    #expect(world.posts == 6)
    #expect(try world.store.spent(at: world.clock.now).inAll.spent == Money(0.03))
    // Several are claimed side by side, so which of them came too late is not said.
    let waiting = try jobs.map { try world.job($0.id) }.filter { $0.state == .waiting }
    try #require(waiting.count == 4)
    for job in waiting {
      #expect(job.pause?.code == .capReached)
      #expect(job.pause?.what.contains("\(cap.name) is 0.0325") == true)
    }
    // A person says: go on. That is no reason to pass the cap.
    await world.service.goOn(waiting[0].id)
    try await world.run()
    #expect(world.posts == 6)
    #expect(
      try world.job(waiting[0].id).pause?.what
        == "It would cost 0.005, and \(cap.name) is 0.0325: 0.03 is spent.")

    world.allowance.set([cap: 0.035])
    for job in waiting { await world.service.goOn(job.id) }
    try await world.run()
    #expect(world.posts == 7)
  }

  @Test func twoProgramsOnALibraryStopTogether() async throws {
    let world = try World()
    world.allowance.set([.total: 0.0325])
    let other = try world.anotherService()
    // By v1 each sends four at a time and holds them, so eight are under way at once.
    _ = try await world.service.submit(
      Array(Self.drafts.prefix(5)), token: "mine", contract: .v1)
    _ = try await other.submit(
      Array(Self.drafts.suffix(5)), token: "theirs", contract: .v1)
    try await world.run(other)
    #expect(world.posts == 6)
    #expect(try world.jobs.count { $0.pause?.code == .capReached } == 4)
  }

  @Test func whatFitsGoesPastWhatDoesNot() async throws {
    let world = try World()
    world.allowance.set([.day: 0.02])
    let large = try await world.submit(QueueTests.pixverse(1), .v1)
    let small = try await world.submit()
    try await world.run()
    #expect(try world.job(large.id).pause?.code == .capReached)
    #expect(try world.job(small.id).state == .done)
    #expect(world.posts == 1)
  }

  @Test func aBatchThatIsTooLargeIsNotStored() async throws {
    let world = try World()
    world.allowance.set([.batch: 0.0325])
    await #expect {
      try await world.service.submit(Self.drafts, token: "batch")
    } throws: { error in
      guard case .failure(let failure) = error as? SubmitRefusal else { return false }
      return failure.what == "These 10 jobs would cost 0.05, and cap_batch is 0.0325."
        && failure.charged == .no
    }
    #expect(try world.jobs.isEmpty)
    _ = try await world.service.submit(Array(Self.drafts.prefix(6)), token: "batch")
    try await world.run()
    #expect(world.posts == 6)
  }

  @Test func whatMayHaveBeenChargedIsSetAsideTillItIsKnown() async throws {
    let world = try World(.droppedBefore)
    world.allowance.set([.total: 0.0075])
    let lost = try await world.submit()
    try await world.run { try world.job(lost.id).state == .unknown }
    let next = try await world.submit(World.draft(seed: 8))
    try await world.run { try world.job(next.id).pause != nil }
    #expect(
      try world.job(next.id).pause?.what
        == "It would cost 0.005, and cap_total is 0.0075: 0.00 is spent and 0.005 set aside for jobs under way."
    )
    #expect(world.posts == 1)
    // Given up: it may have been charged, so it counts as that.
    #expect(await world.service.treatAsLost(lost.id))
    let spent = try world.store.spent(at: world.clock.now).inAll
    #expect(spent == Spending(spent: Money(0.005)))
  }

  @Test func whatFailedWithoutACostMakesRoom() async throws {
    let world = try World(.failed)
    world.allowance.set([.total: 0.0075])
    for seed in 1...3 {
      _ = try await world.make(World.draft(seed: seed))
      #expect(try world.store.spent(at: world.clock.now).inAll == Spending())
    }
    #expect(world.posts == 3)
  }

  @Test func eachDayHasItsOwnCap() async throws {
    let world = try World()
    world.allowance.set([.day: 0.0075])
    _ = try await world.make()
    let second = try await world.make(World.draft(seed: 8))
    #expect(second.pause?.code == .capReached)
    world.clock.advance(by: 86_400)
    await world.service.goOn(second.id)
    try await world.run()
    #expect(try world.job(second.id).state == .done)
    #expect(world.posts == 2)
  }
}
