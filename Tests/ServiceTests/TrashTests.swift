import Foundation
import GRDB
import Jobs
import Schema
import ServiceTestSupport
import Simulator
import Testing

@testable import History
@testable import Service

/// What emptying the trash takes away, and what it leaves alone.
@Suite(.timeLimit(.minutes(5))) struct TrashTests {
  private func saved(_ world: World) async throws -> Job {
    let job = try await world.make()
    #expect(job.state == .done)
    return job
  }

  private func throwAway(_ job: Job, _ world: World) async throws {
    #expect(await world.service.remark(job.id, .trashed(world.clock.now)))
  }

  @Test func jobsSidecarsAndClipsGoAndOthersStay() async throws {
    let world = try World()
    let gone = try await saved(world)
    let stays = try await saved(world)
    try await throwAway(gone, world)
    let seen = try world.service.trash()
    #expect(seen.jobs == 1 && seen.clips == 1 && seen.bytes == gone.clip?.bytes)
    #expect(try await world.service.emptyTrash() == seen)
    #expect(try world.store.job(gone.id) == nil)
    #expect(world.files.allSatisfy { $0.contains(stays.id) } && world.files.count == 2)
    // A library made anew from the files does not know it either.
    #expect(try world.store.takeUpSidecars(in: world.clips).taken.isEmpty)
    #expect(try await world.service.emptyTrash() == TrashCount())
  }

  @Test func whatIsNotSurelyTheJobsOwnIsNotTouched() async throws {
    let world = try World()
    let changed = try await saved(world)
    let used = try await saved(world)
    let path = try #require(changed.clip?.path)
    var bytes = try #require(FileManager.default.contents(atPath: path))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(filePath: path))
    let clip = try #require(used.clip?.path)
    _ = try world.store.insert([
      Job(
        id: "other", token: "other", model: "p-video-animate", contract: .v2, values: [:],
        seed: nil,
        files: [clip: "hash"], origin: "o", keyFingerprint: "k", estimate: nil, owner: "me",
        createdAt: world.clock.now)
    ])
    try await throwAway(changed, world)
    try await throwAway(used, world)
    let count = try await world.service.emptyTrash()
    #expect(count.jobs == 2 && count.clips == 0 && count.spared == 2)
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(FileManager.default.fileExists(atPath: clip))
  }

  @Test func aJobWhoseAnswerMayStillComeStaysForAWeek() async throws {
    let world = try World()
    let lost = Failure(.answerLost, what: "", charged: .maybe, next: "")
    let now = world.clock.now
    try world.leave(
      try world.claimed(), .lost(lost, at: now), .treatedAsLost(lost, at: now),
      .remarked(.trashed(now)), id: "lost")
    #expect(try await world.service.emptyTrash().awaited == 1)
    #expect(try world.store.job("lost") != nil)
    world.clock.advance(by: 7 * 24 * 3600 + 1)
    #expect(try await world.service.emptyTrash().jobs == 1)
    // What may have been charged stays counted.
    #expect(try world.store.spent(at: now).inAll.spent == Money(0.005))
  }

  @Test func whatBrokeOffBetweenFilesAndRowIsFinishedByTheNextTime() async throws {
    let world = try World()
    let job = try await saved(world)
    try await throwAway(job, world)
    for file in world.files {
      try FileManager.default.removeItem(atPath: world.clips + "/" + file)
    }
    let count = try await world.service.emptyTrash()
    #expect(count.jobs == 1 && count.clips == 0 && count.refused == 0)
    #expect(try world.store.job(job.id) == nil)
  }

  /// A service that is interrupted by a person at a step of emptying.
  private func emptyTrash(
    _ world: World, at step: String, _ interrupt: @escaping @Sendable () -> Void
  ) async throws -> TrashCount {
    let service = try JobService(
      store: world.store, catalog: world.catalog, account: try world.account(),
      clipsFolder: world.clips, clock: world.clock.service,
      steps: Steps { if $0 == step { interrupt() } })
    return try await service.emptyTrash()
  }

  @Test func whatIsTakenOutInTimeStaysWithItsClip() async throws {
    let world = try World()
    let job = try await saved(world)
    try await throwAway(job, world)
    let count = try await emptyTrash(world, at: "before emptying") {
      _ = try? world.store.apply(.remarked(.trashed(nil)), to: job.id)
    }
    #expect(count.refused == 1 && count.jobs == 0)
    let kept = try world.job(job.id)
    #expect(kept.trashedAt == nil)
    let path = try #require(job.clip?.path)
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func nothingTakesOutWhatIsBeingEmptied() async throws {
    let world = try World()
    let job = try await saved(world)
    try await throwAway(job, world)
    let count = try await emptyTrash(world, at: "before emptied") {
      for change in [JobChange.remarked(.trashed(nil)), .clipDeleted, .remarked(.rating(3))] {
        let changed = try? world.store.apply(change, to: job.id)
        #expect(changed == nil)
      }
    }
    #expect(count.jobs == 1 && count.refused == 0)
    #expect(try world.store.job(job.id) == nil)
  }

  @Test func whatBrokeOffWhileItWasEmptiedIsFinishedAndNotTakenOut() async throws {
    let world = try World()
    let job = try await saved(world)
    try await throwAway(job, world)
    let began = try world.store.beginEmptying(try world.job(job.id))
    #expect(began)
    #expect(await !world.service.remark(job.id, .trashed(nil)))
    #expect(try await world.service.emptyTrash().jobs == 1)
    #expect(try world.store.job(job.id) == nil && world.files.isEmpty)
  }

  @Test func aFileThatCannotBeDeletedLeavesAJobThatCanBeTakenOut() async throws {
    let world = try World()
    let job = try await saved(world)
    try await throwAway(job, world)
    // Nobody can unlink a folder.
    let name = try #require(world.files.first { $0.hasSuffix(".json") })
    let sidecar = world.clips + "/" + name
    try FileManager.default.removeItem(atPath: sidecar)
    try FileManager.default.createDirectory(atPath: sidecar, withIntermediateDirectories: false)
    #expect(try await world.service.emptyTrash().refused == 1)
    #expect(await world.service.remark(job.id, .trashed(nil)))
  }

  @Test func aClipThatAJobNamesInAnotherWayIsSpared() async throws {
    let world = try World()
    let other = world.folder + "/other"
    try FileManager.default.createSymbolicLink(
      atPath: other, withDestinationPath: world.clips)
    let ways: [(String) -> String] = [
      { _ in "~/" }, { _ in other + "/" }, { _ in world.folder + "/./x/../clips/" },
    ]
    for (number, way) in ways.enumerated() {
      let job = try await saved(world)
      let clip = try #require(job.clip?.path)
      var named = way(clip) + URL(filePath: clip).lastPathComponent
      if number == 0 {
        // From the home folder up to the root, and down again.
        let home = "~".expandingTilde
        let up = home.split(separator: "/").map { _ in "../" }.joined()
        named = "~/" + up + clip.dropFirst()
      }
      try world.leave(id: "other\(number)", files: [named: "hash"])
      try await throwAway(job, world)
      let count = try await world.service.emptyTrash()
      #expect(count.clips == 0 && count.spared == 1, "\(named)")
      #expect(FileManager.default.fileExists(atPath: clip), "\(named)")
    }
  }
}
