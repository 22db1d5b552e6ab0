import Foundation
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Simulator
import Testing

@testable import Service

/// Local files on their way into a request.
@Suite struct UploadTests {
  let world: World
  let face: String
  let walk: String

  init() throws {
    world = try World()
    face = world.folder + "/face.png"
    walk = world.folder + "/walk.mp4"
    try Data("a face".utf8).write(to: URL(filePath: face))
    try Data("a walk".utf8).write(to: URL(filePath: walk))
  }

  private func draft(seed: Int = 7) throws -> Draft {
    let schema = try #require(world.catalog["p-video-animate"])
    var values = schema.startValues
    values.merge(["image": .text(face), "video": .text(walk), "seed": .integer(seed)]) { $1 }
    return Draft(model: schema.slug, values: values)
  }

  private var uploads: Int { world.requests("/upload-asset").count }

  @Test func aPathIsUploadedAndItsAddressSent() async throws {
    let job = try await world.make(draft())
    #expect(job.state == .done)
    #expect(uploads == 2)
    let body = try #require(world.api.posts.first?.body)
    #expect(body["image"]?.text?.hasPrefix(World.host + "/assets/") == true)
    #expect(body["video"]?.text?.hasPrefix(World.host + "/assets/") == true)
    #expect(job.values["image"] == .text(face), "the job remembers what was chosen")
    #expect(world.api.leakedKeys == 0)
  }

  @Test func oneContentIsUploadedOnce() async throws {
    _ = try await world.make(draft())
    #expect(try await world.make(draft(seed: 8)).state == .done)
    #expect(uploads == 2)
    #expect(world.posts == 2)
  }

  @Test func jobsThatAreSubmittedTogetherUploadTheirFileOnce() async throws {
    for seed in 1...4 { try await world.submit(draft(seed: seed)) }
    try await world.run()
    #expect(try world.jobs.map(\.state) == [.done, .done, .done, .done])
    #expect(uploads == 2)
  }

  @Test func aBrokenUploadIsTriedAgain() async throws {
    let transport = world.transport
    transport.decide { [weak transport] sent in
      let count = transport?.sent.count { $0.path == "/upload-asset" } ?? 0
      return sent.path == "/upload-asset" && count == 1 ? .fails(.lost("reset")) : nil
    }
    #expect(try await world.make(draft()).state == .done)
    #expect(uploads == 3)
  }

  @Test func anUploadThatIsHeldBackWaitsAsLongAsItIsToldTo() async throws {
    let transport = world.transport
    transport.decide { [weak transport] sent in
      let count = transport?.sent.count { $0.path == "/upload-asset" } ?? 0
      return sent.path == "/upload-asset" && count == 1
        ? .answer(429, ["retry-after": "50"]) : nil
    }
    #expect(try await world.make(draft()).state == .done)
    let asked = world.requests("/upload-asset").map(\.at)
    #expect(asked[1].timeIntervalSince(asked[0]) >= 50)
    #expect(world.posts == 1)
  }

  @Test func anUploadThatIsRefusedCostsNothing() async throws {
    world.transport.decide { $0.path == "/upload-asset" ? .answer(415) : nil }
    let job = try await world.make(draft())
    #expect(job.state == .failed)
    #expect(job.failure?.code == .uploadFailed)
    #expect(job.charged == .no)
    #expect(world.posts == 0)
  }

  @Test func whatCannotBeUploadedForMinutesWaitsForAPerson() async throws {
    world.transport.decide { $0.path == "/upload-asset" ? .answer(500) : nil }
    let job = try await world.make(draft())
    #expect(job.state == .waiting)
    #expect(job.pause?.code == .unreachable)
    #expect(job.charged == .no)
    #expect(world.posts == 0)
    world.transport.decide { _ in nil }
    await world.service.goOn(job.id)
    try await world.run()
    #expect(try world.job(job.id).state == .done)
    #expect(world.posts == 1)
  }

  @Test func aKeyThatMayNotUploadKeepsTheJobInLine() async throws {
    world.transport.decide { $0.path == "/upload-asset" ? .answer(401) : nil }
    let job = try await world.make(draft())
    #expect(job.state == .waiting)
    #expect(job.pause?.code == .keyRefused)
    #expect(world.posts == 0)
  }

  @Test func aFileThatIsNotThereIsRefusedAtSubmit() async throws {
    try FileManager.default.removeItem(atPath: walk)
    await #expect(throws: SubmitRefusal.self) { try await world.submit(draft()) }
    #expect(try world.jobs.isEmpty)
    #expect(world.transport.sent.isEmpty)
  }

  @Test func aFileThatChangedSinceTheSubmitIsNotSent() async throws {
    let hash = try ContentHash.hex(ofFile: walk)
    try world.leave(.paused(.notYetSent), draft: draft(), files: [walk: hash])
    try Data("another walk".utf8).write(to: URL(filePath: walk))
    await world.service.goOn("job0000001")
    try await world.run()
    let job = try world.job("job0000001")
    #expect(job.state == .failed)
    #expect(job.failure?.code == .localFile)
    #expect(job.charged == .no)
    #expect(world.posts == 0)
  }

  @Test func anUploadThatCannotBeStoredLeavesAJobThatSaysWhy() async throws {
    try world.breakDisk(for: .uploading)
    let job = try await world.make(draft())
    #expect(job.state == .waiting)
    #expect(job.pause?.code == .localFile)
    #expect(uploads == 0)
    #expect(world.posts == 0)
  }

  @Test func whoIsCancelledWhileUploadingIsNotSent() async throws {
    // Slowly, so that there is time for it.
    world.transport.decide { $0.path == "/upload-asset" ? .drips : nil }
    let job = try await world.submit(draft())
    try await world.run { try world.job(job.id).state == .uploading }
    #expect(await world.service.cancel(job.id))
    try await world.run()
    #expect(try world.job(job.id).state == .cancelled)
    #expect(world.posts == 0)
  }

  @Test func whoUploadsWhenTheCreditsRunOutWaitsToo() async throws {
    world.transport.decide { $0.path == "/upload-asset" ? .drips : nil }
    let uploading = try await world.submit(draft())
    try await world.run { try world.job(uploading.id).state == .uploading }
    try await world.submit(World.draft("[credits] a fox"))
    try await world.run()
    #expect(try world.job(uploading.id).state == .waiting)
    #expect(try world.job(uploading.id).pause?.code == .outOfCredits)
    #expect(world.posts == 1)
  }
}
