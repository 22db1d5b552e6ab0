import Foundation
import Jobs
import Schema
import ServiceTestSupport
import Simulator
import Testing

@testable import Service

/// One press, one job, one POST; and what was sent is never forgotten.
@Suite struct OnceTests {
  @Test func theSamePressTwiceMakesOneJob() async throws {
    let world = try World()
    async let one = world.submit(token: "press")
    async let two = world.submit(token: "press")
    let ids = try await [one.id, two.id]
    try await world.run()
    #expect(ids[0] == ids[1])
    #expect(try world.jobs.count == 1)
    #expect(world.posts == 1)
  }

  @Test func thePressOnABatchTwiceMakesItsJobsOnce() async throws {
    let world = try World()
    let drafts = (1...3).map { World.draft("a fox", seed: $0) }
    let first = try await world.service.submit(drafts, token: "press", contract: .v2)
    let second = try await world.service.submit(drafts, token: "press", contract: .v2)
    try await world.run()
    #expect(first.map(\.id) == second.map(\.id))
    #expect(try world.jobs.map(\.state) == [.done, .done, .done])
    #expect(world.posts == 3)
  }

  @Test func ofABatchAllJobsAreStoredOrNone() async throws {
    let world = try World()
    var wrong = World.draft("a fox", seed: 2)
    wrong.values["duration"] = 99
    let drafts = [World.draft("a fox", seed: 1), wrong]
    await #expect(throws: SubmitRefusal.self) {
      try await world.service.submit(drafts, token: "press", contract: .v2)
    }
    try await world.run()
    #expect(try world.jobs.isEmpty)
    #expect(world.posts == 0)
  }

  @Test func twoPressesMakeTwoJobs() async throws {
    let world = try World()
    try await world.submit(token: "press 1")
    try await world.submit(token: "press 2")
    try await world.run()
    #expect(try world.jobs.map(\.state) == [.done, .done])
    #expect(world.posts == 2)
  }

  @Test func twoProgramsOnOneLibrarySendAPressOnce() async throws {
    let world = try World()
    let other = try world.anotherService()
    let mine = try await world.submit(token: "press")
    let theirs = try await other.submit(World.draft(), token: "press", contract: .v2)
    try await world.run(other)
    #expect(mine.id == theirs.id)
    #expect(world.posts == 1)
  }

  @Test func twoProgramsThatLetAJobGoOnSendItOnce() async throws {
    let world = try World()
    try world.leave(.paused(.notYetSent))
    let other = try world.anotherService()
    async let mine: Void = world.service.goOn("job0000001")
    async let theirs: Void = other.goOn("job0000001")
    _ = await (mine, theirs)
    try await world.run(other)
    #expect(world.posts == 1)
    #expect(try world.job("job0000001").state == .done)
  }

  @Test func twoProgramsThatAskAboutOneJobSaveItsClipOnce() async throws {
    let world = try World()
    let other = try world.anotherService()
    // While one of them fetches, and is kept waiting, the other hears that it is finished.
    let job = try await world.submit(World.draft("[stalled] a fox"))
    try await world.run(other) { try world.job(job.id).state == .queued }
    try await other.start()
    try await world.run(other)
    #expect(try world.job(job.id).state == .done)
    #expect(world.files.filter { $0.hasSuffix(".mp4") }.count == 1)
    let downloads = world.transport.sent.filter { $0.path.hasPrefix("/generations/") }
    #expect(downloads.count == 2, "the one that stalled, and the rest of it")
  }

  @Test func whereOneProgramEndsTheOtherGoesOn() async throws {
    let world = try World()
    let other = try world.anotherService()
    let job = try await world.submit()
    try await world.run(other) { try world.job(job.id).state == .queued }
    try await other.start()
    try await world.run(other) { try world.job(job.id).state == .processing }
    await world.service.stop()
    try await world.run(other)
    #expect(try world.job(job.id).state == .done)
  }

  @Test func aClaimThatCannotBeStoredSendsNothing() async throws {
    let world = try World()
    try world.breakDisk(for: .submitting)
    let job = try await world.submit()
    try await world.run()
    #expect(world.posts == 0)
    let waiting = try world.job(job.id)
    #expect(waiting.state == .waiting)
    #expect(waiting.pause?.code == .localFile, "it waits for a person and says why")

    try world.mendDisk()
    await world.service.goOn(job.id)
    try await world.run()
    #expect(try world.job(job.id).state == .done)
    #expect(world.posts == 1)
  }

  @Test func anIdThatCannotBeStoredIsAskedAboutAllTheSame() async throws {
    let world = try World()
    try world.breakDisk(for: .queued)
    let job = try await world.submit()
    try await world.run { !world.requests("/status").isEmpty }
    #expect(try world.job(job.id).requestID == nil)
    try await world.run { !world.files.filter { $0.hasSuffix(".mp4") }.isEmpty }
    try world.mendDisk()
    try await world.run()
    let saved = try world.job(job.id)
    #expect(saved.state == .done)
    #expect(saved.requestID != nil)
    #expect(world.posts == 1)
  }

  @Test func aV1ClipIsSavedEvenWhereTheLibraryCannotSaySo() async throws {
    let world = try World()
    try world.breakDisk(for: .downloading)
    let job = try await world.submit(World.draft(), .v1)
    try await world.run { !world.files.filter { $0.hasSuffix(".mp4") }.isEmpty }
    try world.mendDisk()
    try await world.run()
    #expect(try world.job(job.id).state == .done)
    #expect(try world.job(job.id).requestID != nil)
    #expect(world.posts == 1)
  }

  @Test func oneChangeThatCannotBeStoredKeepsNoOtherBack() async throws {
    let world = try World()
    try world.breakDisk(for: .queued)
    let one = try await world.submit(World.draft("a fox"))
    let two = try await world.submit(World.draft("a hen"))
    try await world.run { world.requests("/status").count >= 2 }
    // Meanwhile the first becomes something that its late changes no longer fit.
    try world.edit("UPDATE job SET state = 'cancelled' WHERE id = '\(one.id)'")
    try world.mendDisk()
    try await world.run()
    #expect(try world.job(two.id).state == .done)
  }

  @Test func whatCannotBeCancelledDurablyIsNotCalledCancelled() async throws {
    let world = try World(.rateLimited)
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .waiting }
    try world.breakDisk(for: .cancelled)
    #expect(await world.service.cancel(job.id) == false)
    try await world.run()
    #expect(try world.job(job.id).state == .done)
  }

  @Test func whatWasSentCannotBeCancelled() async throws {
    let world = try World()
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .queued }
    #expect(await world.service.cancel(job.id) == false)
    try await world.run()
    #expect(try world.job(job.id).state == .done)
  }

  @Test func withoutAKeyNothingIsStored() async throws {
    let world = try World()
    let service = try JobService(
      store: world.store, catalog: world.catalog,
      account: Account(origin: World.host, client: nil), clipsFolder: world.clips,
      clock: world.clock.service)
    await #expect(throws: SubmitRefusal.failure(.noKey)) {
      try await service.submit(World.draft(), token: "press")
    }
    #expect(try world.jobs.isEmpty)
  }
}
