import Foundation
import Jobs
import Schema
import ServiceTestSupport
import Simulator
import TestSupport
import Testing

@testable import Service

@Suite struct LifeTests {
  @Test(arguments: Contract.allCases)
  func aJobBecomesAClipOnDiskAndARowInTheHistory(contract: Contract) async throws {
    let world = try World()
    let submitted = try await world.submit(World.draft(), contract)
    var seen: [JobState] = []
    try await world.run {
      let state = try world.job(submitted.id).state
      if seen.last != state { seen.append(state) }
      return false
    }
    let job = try world.job(submitted.id)
    #expect(seen == (contract == .v1 ? [.submitting, .done] : [.queued, .processing, .done]))
    #expect(job.charged == .yes)
    #expect(job.cost == 0.005)
    #expect(job.reportedSeed == 7)
    #expect(job.failure == nil)

    let posts = world.api.posts
    #expect(posts.count == 1)
    #expect(posts.first?.contract == contract.rawValue)
    #expect(posts.first?.body?.bytes == job.body.map { Data($0.utf8) })
    #expect(world.api.leakedKeys == 0)

    let clip = try #require(job.clip)
    let day = try #require(job.submittedAt).formatted(
      Date.ISO8601FormatStyle().year().month().day())
    #expect(clip.path == "\(world.clips)/\(day)_p-video_7_\(job.id).mp4")
    let bytes = try Data(contentsOf: URL(filePath: clip.path))
    #expect(bytes.count == clip.bytes)
    #expect(bytes.dropFirst(4).prefix(4) == Data("ftyp".utf8))
    #expect(world.files.count == 2, "the clip and its sidecar, and nothing half done")
    try await eventually("a finished job leaves nothing behind in memory") {
      world.service.taskCount == 0
    }
  }

  @Test(arguments: Contract.allCases)
  func theSidecarTellsTheStoryWithoutTheLibrary(contract: Contract) async throws {
    let world = try World()
    let job = try await world.make(World.draft(), contract)
    let sidecar = try world.sidecar(job)
    #expect(sidecar["id"]?.text == job.id)
    #expect(sidecar["model"]?.text == "p-video")
    #expect(sidecar["state"]?.text == "done")
    #expect(sidecar["request_id"]?.text == job.requestID)
    #expect(sidecar["parameters"] == .object(World.draft().values))
    #expect(sidecar["seed"]?.integer == 7)
    #expect(sidecar["cost_usd"]?.number == 0.005)
    #expect(sidecar["charged"]?.text == "yes")
    #expect(sidecar["submitted_at"]?.text != nil)
    #expect(sidecar["finished_at"]?.text != nil)
    #expect(sidecar["file"]?.text == job.clip?.path)
  }

  @Test func theSidecarIsThereAsSoonAsTheProviderHasTheJob() async throws {
    let world = try World()
    let submitted = try await world.submit()
    try await world.run { try world.job(submitted.id).state == .queued }
    let sidecar = try world.sidecar(submitted)
    #expect(sidecar["state"]?.text == "queued")
    #expect(sidecar["request_id"]?.text == (try world.job(submitted.id).requestID))
  }

  @Test func theSidecarOfAFailedJobSaysSo() async throws {
    let world = try World(.failed)
    let job = try await world.make()
    #expect(job.state == .failed)
    #expect(try world.sidecar(job)["state"]?.text == "failed")
    #expect(try world.sidecar(job)["charged"]?.text == "no")
  }

  @Test func theSeedThatIsStoredIsTheSeedThatIsSent() async throws {
    let world = try World()
    let job = try await world.make(World.draft(seed: -1))
    let seed = try #require(job.seed)
    #expect(seed >= 0)
    #expect(world.api.posts.first?.body?["seed"]?.integer == seed)
    #expect(job.reportedSeed == seed)
  }

  @Test func aBadValueIsRefusedBeforeAnythingIsStoredOrSent() async throws {
    let world = try World()
    var draft = World.draft()
    draft.values["duration"] = 99
    await #expect(throws: SubmitRefusal.self) { try await world.submit(draft) }
    #expect(world.requests("").isEmpty)
    #expect(try world.jobs.isEmpty)
  }
}
