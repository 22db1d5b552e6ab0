import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Simulator
import Testing

@testable import Service

/// The sidecars keep up with the library, so that its loss hides nothing that may have been charged.
@Suite struct SidecarTests {
  /// The library is lost, the files beside the clips are not; what a new one knows of the job.
  private func rebuild(_ world: World) throws -> Job? {
    let store = try JobStore(folder: world.folder + "/anew", clips: world.clips)
    _ = try store.takeUpSidecars(in: world.clips)
    return try store.jobs(in: Set(JobState.allCases)).first
  }

  @Test func whatIsBeingSentIsBesideTheClipsBeforeItIsSent() async throws {
    let world = try World()
    world.transport.decide { [weak world] sent in
      guard sent.method == "POST", let world else { return nil }
      let rebuilt = try? self.rebuild(world)
      #expect(rebuilt?.state == .unknown)
      #expect(rebuilt?.charged == .maybe)
      #expect(rebuilt?.body == (try? World.body()))
      return nil
    }
    #expect(try await world.make().state == .done)
    #expect(world.posts == 1)
  }

  @Test func whatWaitsIsRebuiltAndWaitsForAPerson() async throws {
    let world = try World()
    world.transport.decide { _ in .fails(.notSent("no route")) }
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .waiting }
    let rebuilt = try rebuild(world)
    #expect(rebuilt?.state == .waiting)
    #expect(rebuilt?.charged == .no)
    #expect(rebuilt?.pause != nil)
  }

  @Test func aLostLibraryIsMadeAnewAndThePaidClipIsFound() async throws {
    let world = try World()
    world.transport.decide { $0.method == "POST" ? .answerIsLost : .fails(.notSent("no route")) }
    let job = try await world.submit()
    try await world.run { try world.job(job.id).state == .unknown }
    for part in ["", "-wal", "-shm"] { unlink(world.folder + "/library.sqlite" + part) }
    _ = try rebuild(world)
    world.transport.decide { _ in nil }
    let store = try JobStore(folder: world.folder + "/anew")
    let service = try JobService(
      store: store, catalog: world.catalog, account: world.account(), clipsFolder: world.clips,
      clock: world.clock.service)
    try await service.start()
    try await world.run(service) { try store.job(job.id)?.state == .done }
    #expect(world.posts == 1)
  }

  /// The program may end before the library has it, and the file alone is compared at the next start.
  @Test func whatWasSurelyNotSentIsSaidByTheFileFirst() async throws {
    let world = try World()
    world.transport.decide { _ in .fails(.notSent("no route")) }
    try world.breakDisk(for: .waiting)
    let job = try await world.submit()
    try await world.run { world.clock.sleeping > 0 }
    #expect(try world.job(job.id).state == .submitting)
    #expect(try world.sidecar(job)["state"]?.text == "waiting")
  }

  @Test func anOldLibraryThatWasPutBackSendsNothingAgain() async throws {
    let world = try World()
    let saved = try await world.make()
    let sent = try await world.submit(World.draft("a second fox"))
    try await world.run { try world.job(sent.id).state == .queued }
    await world.service.stop()
    // As it was before either was sent.
    try world.edit(
      """
      UPDATE job SET state = 'waiting', body = NULL, request_id = NULL, submitted_at = NULL,
        clip = NULL, owner = 'a dead process'
      """)
    let service = try world.anotherService()
    try await service.start()
    for id in [saved.id, sent.id] { await service.goOn(id) }
    try await world.run(service) { try world.job(sent.id).state == .done }
    #expect(try world.job(saved.id).state == .done)
    #expect(try world.job(saved.id).clip == saved.clip)
    #expect(world.posts == 2)
  }

  @Test func whatNeverReachedTheProviderLeavesNothing() async throws {
    let refused = try World(.retired)
    _ = try await refused.make()
    #expect(refused.files.isEmpty)
    let world = try World()
    world.transport.decide { _ in .fails(.notSent("no route")) }
    let job = try await world.submit()
    try await world.run { world.clock.sleeping > 0 }
    #expect(world.files.count == 1)
    #expect(await world.service.cancel(job.id))
    #expect(world.files.isEmpty)
  }

  @Test func aFolderThatCannotBeWrittenHoldsUpNoJob() async throws {
    let world = try World()
    try Data().write(to: URL(filePath: world.clips))
    world.transport.decide { [weak world] sent in
      if sent.path.hasSuffix("/status"), let world { unlink(world.clips) }
      return nil
    }
    #expect(try await world.make().state == .done)
    #expect(world.files.count == 2)
  }
}
