import Foundation
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Simulator
import TestSupport
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

  /// Sent again from another folder it has to mean the same file.
  @Test(arguments: ["file://", ""])
  func aJobRemembersWholePaths(prefix: String) async throws {
    var draft = try draft()
    let here = FileManager.default.currentDirectoryPath
    let up = String(repeating: "../", count: here.split(separator: "/").count)
    draft.values["image"] = .text(prefix.isEmpty ? up + face.dropFirst() : prefix + face)
    let job = try await world.make(draft)
    #expect(job.state == .done)
    #expect(job.values["image"] == .text(face))
    #expect(job.files.keys.sorted() == [face, walk])
  }

  @Test func oneContentIsUploadedOnce() async throws {
    _ = try await world.make(draft())
    #expect(try await world.make(draft(seed: 8)).state == .done)
    #expect(uploads == 2)
    #expect(world.posts == 2)
  }

  /// Whatever it is that the address answers: an upload costs nothing, a job without its file may.
  @Test(arguments: [
    SimulatorTransport.Fate.answer(404), .answer(403), .answer(503),
    .answer(200, ["content-type": "text/html"], "<html>gone</html>"),
    .fails(.notSent("no route")),
  ])
  func whatIsNoLongerThereIsUploadedAnew(fate: SimulatorTransport.Fate) async throws {
    _ = try await world.make(draft())
    let before = try #require(world.api.posts.last?.body)["image"]
    world.transport.decide { $0.path.hasPrefix("/assets/") ? fate : nil }
    #expect(try await world.make(draft(seed: 8)).state == .done)
    #expect(uploads == 4)
    let after = try #require(world.api.posts.last?.body)["image"]
    #expect(after != before)
    // From then on the new address is the one that is known.
    world.transport.decide { _ in nil }
    #expect(try await world.make(draft(seed: 9)).state == .done)
    #expect(uploads == 4)
    #expect(try #require(world.api.posts.last?.body)["image"] == after)
    #expect(world.api.leakedKeys == 0)
  }

  @Test func anotherProgramUsesTheSameUpload() async throws {
    _ = try await world.make(draft())
    let other = try world.anotherService()
    let job = try await other.submit(draft(seed: 8), token: "another")
    try await world.run(other)
    #expect(try world.job(job.id).state == .done)
    #expect(uploads == 2)
  }

  @Test func aJobThatFailedForItsFilesIsSentAgainByAPersonAloneWithNewUploads() async throws {
    _ = try await world.make(draft())
    // It is there for us and gone for the provider, as behind a cache.
    world.transport.decide { $0.path.hasPrefix("/assets/") ? .answer(206) : nil }
    world.api.forgetUploads()
    let failed = try await world.make(draft(seed: 8))
    #expect(failed.state == .failed)
    #expect(failed.failure?.code == .inputRefused)
    #expect(failed.failure?.providerText?.contains("could not be fetched") == true)
    #expect(failed.charged == .no)
    #expect(uploads == 2)
    #expect(world.posts == 2)
    #expect(try await world.make(draft(seed: 8)).state == .done)
    #expect(uploads == 4)
    #expect(world.posts == 3)
  }

  @Test(arguments: [
    ("Reference media rejected: URL must be a valid HTTP or HTTPS URL.", true),
    ("Failed to download image from https://images.example/assets/x.jpg", true),
    ("cannot identify image file", true), ("Could not decode the input video.", true),
    ("Unsupported video format", true), ("Audio file not found", true),
    ("Prediction failed: the worker could not finish the video.", false),
    ("Prompt is Mandatory and must be string", false), ("CUDA out of memory", false),
  ])
  func onlyWordsAboutAFileBlameIt(text: String, speaks: Bool) {
    #expect(InputTrouble.speaks(in: text) == speaks)
  }

  @Test func aFileThatIsSomethingElseIsRefusedAtSubmit() async throws {
    try Data("<html>no such page</html>".utf8).write(to: URL(filePath: walk))
    let refusal = await #expect(throws: SubmitRefusal.self) { try await world.submit(draft()) }
    guard case .problems(let problems) = refusal else {
      Issue.record("it is no problem of a field")
      return
    }
    #expect(problems.map(\.parameters) == [["video"]])
    #expect(problems[0].message.contains("\(walk) is an HTML page"))
    #expect(world.transport.sent.isEmpty)
  }

  @Test func aFileThatChangesWhileItIsUploadedIsNotTakenForWhatItWas() async throws {
    let walk = walk
    world.transport.decide { sent in
      guard sent.path == "/upload-asset" else { return nil }
      try? Data("another walk".utf8).write(to: URL(filePath: walk))
      return nil
    }
    let job = try await world.make(draft())
    #expect(job.state == .failed)
    #expect(job.failure?.code == .localFile)
    #expect(world.posts == 0)
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

  @Test(arguments: [false, true])
  func cancellingBreaksTheUploadOff(byAnotherProgram: Bool) async throws {
    world.transport.decide { $0.path == "/upload-asset" ? .drips : nil }
    let job = try await world.submit(draft())
    try await world.run { try world.job(job.id).state == .uploading }
    let began = world.clock.now
    let service = byAnotherProgram ? try world.anotherService() : world.service
    #expect(await service.cancel(job.id))
    try await eventually("nothing is under way") { world.service.taskCount == 0 }
    #expect(world.clock.now == began)
    #expect(try world.job(job.id).state == .cancelled)
    #expect(uploads == 1)
    #expect(world.posts == 0)
  }

  @Test func anUploadGoesOnWhileAnyJobNeedsIt() async throws {
    let upload = SharedUpload()
    let (events, continuation) = AsyncStream.makeStream(of: Void.self)
    let work: @Sendable () async -> UploadAnswer = {
      for await _ in events {}
      return .stored(url: Task.isCancelled ? "broken off" : "whole")
    }
    let one = upload.join("one", beginning: work)
    let two = upload.join("two", beginning: work)
    upload.leave("one")
    upload.leave("one")
    #expect(!two.isCancelled)
    upload.leave("two")
    #expect(two.isCancelled)
    #expect(await one.value == .stored(url: "broken off"))
    continuation.finish()
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
