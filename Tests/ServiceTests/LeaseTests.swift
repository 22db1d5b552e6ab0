import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import TestSupport
import Testing

@testable import Service

/// Several programs on one library: one of them asks and fetches at a time, and no job is left alone.
@Suite struct LeaseTests {
  let world: World
  init() throws { world = try World() }

  private var clips: [String] { world.files.filter { $0.hasSuffix(".mp4") } }

  private func fetches(_ transport: SimulatorTransport) -> Int {
    transport.sent.count { $0.path.hasPrefix("/generations/") }
  }

  @Test func whoHasTheLeaseSeesToTheJobsOfAll() async throws {
    let (other, theirs) = try world.anotherService(world.clock)
    try await world.service.start()
    let first = try await world.submit(World.draft("[slow] a fox"))
    try await world.run(other) { try world.job(first.id).state == .queued }
    let job = try await other.submit(World.draft("a hen"), token: "theirs", contract: .v2)
    try await world.run(other)
    #expect(try world.job(first.id).state == .done)
    #expect(try world.job(job.id).state == .done)
    #expect(theirs.sent.map(\.method) == ["POST"], "it sent its own job, and asked nothing")
    #expect(fetches(world.transport) == 2)
    #expect(world.posts == 2)
    #expect(try world.lease().owner == nil, "with nothing open nobody has it")
    try await eventually("nobody wakes") { world.service.taskCount + other.taskCount == 0 }
  }

  @Test func whoEndsLeavesItToTheOthersAtOnce() async throws {
    let (other, theirs) = try world.anotherService(world.clock)
    let job = try await world.submit()
    try await world.run(other) { try world.job(job.id).state == .queued }
    try await other.start()
    try await world.run(other) { try world.job(job.id).state == .processing }
    let mine = try world.lease().epoch
    // No time passes here.
    await world.service.stop()
    try await eventually("the other has it") {
      let lease = try world.lease()
      return lease.owner != nil && lease.epoch == mine + 1
    }
    try await world.run(other)
    #expect(try world.job(job.id).state == .done)
    #expect(fetches(theirs) == 1)
    #expect(clips.count == 1)
  }

  @Test func fromTheDeadItIsTakenAtOnce() async throws {
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .queued }
    await world.service.stop()
    var dead: (Owner, JobStore)? = try (
      Owner(library: world.folder), JobStore(folder: world.folder)
    )
    try world.takeLease(try #require(dead).0.name)
    let (other, _) = try world.anotherService(world.clock)
    try await other.start()
    try await eventually("it waits") { world.clock.sleeping == 1 }
    let owner = try world.lease().owner
    #expect(owner == dead?.0.name, "the living keep it")
    // The kernel tells; no time passes.
    dead = nil
    try await eventually("it is taken") { try world.lease().owner != owner }
    try await world.run(other)
    #expect(try world.job(job.id).state == .done)
  }

  @Test func fromWhoStandsStillItIsTakenAfterAWhile() async throws {
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .queued }
    await world.service.stop()
    let stopped = try Owner(library: world.folder)
    try world.takeLease(stopped.name)
    let (other, _) = try world.anotherService(world.clock)
    let start = world.clock.now
    try await other.start()
    try await world.run(other) { try world.lease().owner != stopped.name }
    let waited = world.clock.now.timeIntervalSince(start)
    #expect((14...17).contains(waited))
    try await world.run(other)
    #expect(try world.job(job.id).state == .done)
  }

  /// At the moment of a request another takes the lease over, and this process goes on as if it slept.
  private func loseIt(at matching: @escaping @Sendable (SimulatorTransport.Sent) -> Bool) {
    world.transport.decide { [weak world] sent in
      if let world, matching(sent), (try? world.lease().owner) != "another" {
        try? world.takeLease()
      }
      return nil
    }
  }

  @Test func whoWakesAndHasItNoMoreWritesNothing() async throws {
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .queued }
    loseIt { $0.path.hasSuffix("/status") }
    try await world.run { try world.lease().owner == "another" }
    let asked = world.transport.sent.count
    try await eventually("it has noticed") { world.service.taskCount <= 1 }
    #expect(try world.job(job.id).state == .queued)
    #expect(world.transport.sent.count == asked)
  }

  @Test func whoLosesItWhileItFetchesLeavesNoFile() async throws {
    loseIt { $0.path.hasPrefix("/generations/") }
    let job = try await world.submit()
    try await world.run { try world.lease().owner == "another" }
    try await eventually("it has noticed") { world.service.taskCount <= 1 }
    #expect(try world.job(job.id).state == .downloading)
    #expect(clips.isEmpty, "the other will save it")

    // Nobody is called "another": it is dead, and this process gets it back.
    world.transport.decide { _ in nil }
    try await world.run()
    #expect(try world.job(job.id).state == .done)
    #expect(world.files.count == 2, "the clip and its sidecar, no part of anybody")
  }

  @Test func whatWasSavedMeanwhileIsNotFetchedOnceMore() async throws {
    let submitted = try await world.submit()
    try await world.run()
    let lease = try #require(try world.store.take(world.lease(), owner: "me"))
    // Somebody looked at the job before it was saved.
    let old = try #require(
      JobChange.completed(outputURL: "u", cost: nil, seed: nil, reply: nil).apply(
        to: submitted.changed(.claimed(body: "{}", owner: "o", at: .now), World.accepted("r"))))
    let sent = world.transport.sent.count
    Downloader(bench: world.service.bench).start(old, under: lease)
    try await world.run()
    #expect(world.transport.sent.count == sent)
    #expect(world.files.count == 2)
  }

  @Test func whatOthersSendIsUnknownOnlyWhenTheModelCannotTakeThatLong() async throws {
    let stopped = try Owner(library: world.folder)
    try world.leave(
      .claimed(body: try World.body(), owner: stopped.name, at: world.clock.now),
      owner: stopped.name)
    let start = world.clock.now
    try await world.service.start()
    try await world.run { try world.job("job0000001").state == .unknown }
    let limit = try #require(world.catalog["p-video"]).deadline
    #expect(world.clock.now.timeIntervalSince(start) > limit)
    #expect(world.posts == 0)
  }

  @Test func aClipThatCameLateToWhoWasStoppedIsNotSavedTwice() async throws {
    let clock = ManualClock(now: world.clock.now)
    let (stopped, theirs) = try world.anotherService(clock)
    let job = try await stopped.submit(World.draft(), token: "theirs", contract: .v1)
    try await eventually("it is sent") { world.posts == 1 }
    try await world.service.start()
    try await world.run { try world.job(job.id).state == .done }
    #expect(world.files.count == 2)

    // The stopped one wakes, and its connection brings the clip after all.
    while stopped.taskCount > 0 {
      _ = clock.jump()
      try await Task.sleep(for: .milliseconds(1))
    }
    #expect(theirs.sent.count == 1)
    #expect(world.files.count == 2, "nothing of its own is left")
    #expect(world.posts == 1)
  }

  @Test func aPartOfTheDeadIsGoneOnWith() async throws {
    let job = try await world.submit(World.draft("[stalled] a fox"))
    try await world.run { try world.job(job.id).state == .downloading }
    try await eventually("half of it is there") {
      world.files.contains { $0.hasSuffix(".part") }
    }
    await world.service.stop()
    let naming = ClipNaming(folder: world.clips, job: try world.job(job.id))
    let part = try #require(naming.parts.first { $0.hasSuffix(".part") })
    let half = try #require(Disk.size(part))
    #expect(PartMark.move(part, to: naming.part("nobody")))
    let (other, theirs) = try world.anotherService(world.clock)
    try await other.start()
    try await world.run(other)
    let saved = try #require(try world.job(job.id).clip)
    #expect(half > 0 && half < saved.bytes)
    #expect(fetches(theirs) == 1)
    #expect(saved.sha256 == (try ContentHash.hex(ofFile: saved.path)))
    #expect(world.files.count == 2)
  }

  @Test func aPartOfTheLivingIsNotTouched() async throws {
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .queued }
    let living = try Owner(library: world.folder)
    let naming = ClipNaming(folder: world.clips, job: try world.job(job.id))
    let part = naming.part(living.name)
    try FileManager.default.createDirectory(
      atPath: naming.partsFolder, withIntermediateDirectories: true)
    try Data("theirs".utf8).write(to: URL(filePath: part))
    #expect(naming.takePart(try Owner(library: world.folder)) != part)
    #expect(Disk.size(part) == 6)
  }
}

extension Job {
  fileprivate func changed(_ changes: JobChange...) throws -> Job {
    try changes.reduce(self) { try #require($1.apply(to: $0)) }
  }
}
