import Foundation
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Testing

@testable import Service

/// What the provider, or nobody, answers to questions about a job it has.
@Suite struct PollerTests {
  let world: World
  init() throws { world = try World() }

  /// The first so many questions about the job's status have this fate.
  private func fate(_ fate: SimulatorTransport.Fate, first count: Int = .max) {
    let transport = world.transport
    transport.decide { [weak transport] sent in
      guard sent.path.hasSuffix("/status"), let transport else { return nil }
      return transport.sent.count { $0.path.hasSuffix("/status") } <= count ? fate : nil
    }
  }

  @Test func a404RightAfterTheSubmitIsAskedAgain() async throws {
    fate(.answer(404), first: 2)
    let job = try await world.make()
    #expect(job.state == .done)
    #expect(!world.transport.sent.contains { $0.path.contains("request-history") })
  }

  @Test func aLater404AsksTheHistory() async throws {
    fate(.answer(404))
    let job = try await world.make()
    #expect(job.state == .done)
    #expect(world.transport.sent.contains { $0.path.contains("request-history") })
    #expect(job.cost == 0.005)
  }

  @Test func expiredIsWhatIsGoneFromBoth() async throws {
    world.transport.decide { $0.method == "GET" ? .answer(404) : nil }
    let job = try await world.make()
    #expect(job.state == .expired)
    #expect(job.charged == .maybe, "nothing said that it was finished")
    #expect(try world.sidecar(job)["state"]?.text == "expired")
  }

  @Test func aFaultOfMinutesThatCallsEverythingUnknownExpiresNothing() async throws {
    let clock = world.clock
    let start = clock.now
    world.transport.decide { sent in
      sent.method == "GET" && clock.now.timeIntervalSince(start) < 900 ? .answer(404) : nil
    }
    #expect(try await world.make().state == .done)
  }

  @Test func whatTheHistoryCannotSayIsNotExpired() async throws {
    world.transport.decide { sent in
      sent.method == "POST" ? nil : .answer(sent.path.contains("history") ? 503 : 404)
    }
    let muchLater = world.clock.now + 10 * 86_400
    let submitted = try await world.submit()
    try await world.run { world.clock.now > muchLater }
    let job = try world.job(submitted.id)
    #expect(job.state.isPolled)
    #expect(job.failure?.code == .deadline)
  }

  @Test(arguments: [500, 502, 503, 504, 401, 403, 422, 418])
  func noStatusButTheProvidersWordEndsAJob(status: Int) async throws {
    fate(.answer(status, [:], "<html>"), first: 8)
    #expect(try await world.make().state == .done)
  }

  @Test func aLostConnectionEndsNoJob() async throws {
    fate(.fails(.lost("reset")), first: 8)
    #expect(try await world.make().state == .done)
  }

  @Test func aWordThatNobodyDocumentedIsStillRunning() async throws {
    fate(.answer(200, [:], #"{"status":"WARMING_UP"}"#), first: 3)
    #expect(try await world.make().state == .done)
  }

  @Test func a429KeepsEverybodyQuiet() async throws {
    let one = try await world.submit(World.draft("a fox"))
    try await world.run { !world.requests("/status").isEmpty }
    let two = try await world.submit(World.draft("a hen"))
    let clock = world.clock
    let start = clock.now
    world.transport.decide { sent in
      sent.path.hasSuffix("/status") && clock.now.timeIntervalSince(start) < 40
        ? .answer(429, ["retry-after": "50"]) : nil
    }
    try await world.run()
    let asked = world.requests("/status").map(\.at).filter { $0 > start }
    let first = try #require(asked.first)
    // The other's question may have been on its way in that same moment.
    let later = asked.filter { $0 > first }
    #expect(!later.isEmpty)
    #expect(later.allSatisfy { $0.timeIntervalSince(first) >= 50 })
    #expect(try world.job(one.id).state == .done)
    #expect(try world.job(two.id).state == .done)
  }

  @Test func pastItsDeadlineAJobIsAskedAboutEverMoreSeldom() async throws {
    fate(.answer(200, [:], #"{"status":"PROCESSING"}"#))
    let submitted = try await world.submit()
    try await world.run { try world.job(submitted.id).isLate }
    #expect(try world.job(submitted.id).failure?.code == .deadline)
    try await world.run()
    let job = try world.job(submitted.id)
    #expect(job.state == .expired)
    #expect(job.charged == .maybe)
    let deadline = try #require(world.catalog["p-video"]).deadline
    let asked = world.requests("/status").map { $0.at.timeIntervalSince(job.submittedAt ?? .now) }
    let late = asked.filter { $0 > deadline + 30 }
    #expect(!late.isEmpty)
    #expect(late.count < 60)
    #expect(zip(late, late.dropFirst()).allSatisfy { $1 - $0 >= 290 })
    let last = try #require(asked.last)
    #expect(6.7 * 86_400..<7.3 * 86_400 ~= last, "as long as the provider keeps a clip")
    #expect(world.posts == 1)
  }

  @Test func whoAsksAboutALateJobNeedNotWait() async throws {
    fate(.answer(200, [:], #"{"status":"PROCESSING"}"#))
    let job = try await world.submit()
    try await world.run { try world.job(job.id).isLate }
    world.transport.decide { _ in nil }
    let asked = world.clock.now
    await world.service.askAgain(job.id)
    try await world.run { try world.job(job.id).state == .done }
    #expect(try world.job(job.id).state == .done)
    #expect(world.clock.now.timeIntervalSince(asked) < 5)
    #expect(world.posts == 1)
  }

  @Test func aLateJobIsSavedWhenItIsThereWithoutAnybodyAsking() async throws {
    let clock = world.clock
    let start = clock.now
    world.transport.decide { sent in
      sent.path.hasSuffix("/status") && clock.now.timeIntervalSince(start) < 86_400
        ? .answer(200, [:], #"{"status":"PROCESSING"}"#) : nil
    }
    let job = try await world.submit()
    try await world.run { try world.job(job.id).isLate }
    try await world.run()
    #expect(try world.job(job.id).state == .done)
    #expect(try world.job(job.id).charged == .yes)
  }

  @Test func aJobFoundPastItsDeadlineSurvivesAShortOutage() async throws {
    let id = try world.providerTakes(World.body())
    try world.leave(try world.claimed(), World.accepted(id))
    world.clock.advance(by: 2000)
    fate(.fails(.notSent("no route")), first: 2)
    try await world.service.start()
    try await world.run()
    #expect(try world.job("job0000001").state == .done)
  }

  @Test func aJobFoundLongAfterItWasForgottenIsExpired() async throws {
    try world.leave(try world.claimed(), World.accepted("never-heard-of"))
    world.clock.advance(by: 10 * 86_400)
    try await world.service.start()
    try await world.run()
    #expect(try world.job("job0000001").state == .expired)
  }

  @Test func anExpiredJobCanBeAskedAboutAgain() async throws {
    world.transport.decide { $0.method == "GET" ? .answer(404) : nil }
    let job = try await world.make()
    world.transport.decide { _ in nil }
    await world.service.askAgain(job.id)
    try await world.run()
    #expect(try world.job(job.id).state == .done)
    #expect(world.posts == 1)
  }

  @Test func nobodyAsksMoreThanOnceASecondAboutAJob() async throws {
    _ = try await world.make()
    let asked = world.requests("/status").map(\.at)
    #expect(zip(asked, asked.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 1 })
  }

  @Test func stoppingStopsTheQuestionsAndNothingElse() async throws {
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .processing }
    await world.service.stop()
    let count = world.transport.sent.count
    try await world.run()
    #expect(world.transport.sent.count == count)
    #expect(try world.job(job.id).state == .processing)
  }
}
