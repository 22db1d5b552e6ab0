import Foundation
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Simulator
import Testing

@testable import Service

/// The clip on its way to its final place.
@Suite struct DownloadTests {
  let world: World
  init() throws { world = try World() }

  /// The bytes of the clip that the provider made.
  private func original(_ job: Job) throws -> Data {
    let url = try #require(job.outputURL)
    let request = SimulatedRequest(method: "GET", target: url)
    guard case .reply(let reply) = world.api.answer(request, at: world.clock.now) else {
      return Data()
    }
    return reply.body
  }

  private var downloads: [SimulatorTransport.Sent] {
    world.transport.sent.filter { $0.path.hasPrefix("/generations/") }
  }

  @Test(arguments: ["truncated", "stalled"], Contract.allCases)
  func aClipThatBreaksOffIsWholeInTheEnd(story: String, contract: Contract) async throws {
    let job = try await world.make(World.draft("[\(story)] a fox"), contract)
    #expect(job.state == .done)
    #expect(try Data(contentsOf: URL(filePath: #require(job.clip).path)) == original(job))
    #expect(downloads.count == (contract == .v1 ? 1 : 2))
    #expect(world.files.count == 2)
  }

  @Test func whatLiesThereAlreadyIsNeverOverwritten() async throws {
    let submitted = try await world.submit()
    try await world.run { try world.job(submitted.id).state == .queued }
    let naming = ClipNaming(folder: world.clips, job: try world.job(submitted.id))
    let mine = URL(filePath: "\(world.clips)/\(naming.base).mp4")
    try Data("mine".utf8).write(to: mine)
    try await world.run()
    let job = try world.job(submitted.id)
    #expect(job.clip?.path == "\(world.clips)/\(naming.base)-2.mp4")
    #expect(try Data(contentsOf: mine) == Data("mine".utf8))
  }

  @Test func aPageIsNeverSavedAsAClip() async throws {
    let job = try await world.make(World.draft("[wrong-type] a fox"))
    #expect(job.failure?.code == .noClip)
    #expect(job.charged == .yes)
    #expect(downloads.count == 3, "it will hardly be a clip the fourth time")
    #expect(!world.files.contains { $0.hasSuffix(".mp4") || $0.contains(".part") })
  }

  @Test func aPageThatCallsItselfAVideoIsNeverSavedAsAClip() async throws {
    world.transport.decide { sent in
      sent.path.hasPrefix("/generations/")
        ? .answer(200, ["content-type": "video/mp4"], "<html>Sorry, too many</html>") : nil
    }
    let job = try await world.make()
    #expect(job.failure?.code == .noClip)
    #expect(world.files.count == 1, "its sidecar")
  }

  @Test func aClipThatCouldNotBeHadCanBeAskedForAgain() async throws {
    world.transport.decide { $0.path.hasPrefix("/generations/") ? .answer(404) : nil }
    let job = try await world.make()
    #expect(job.state == .failed)
    #expect(job.charged == .yes)
    world.transport.decide { _ in nil }
    await world.service.askAgain(job.id)
    try await world.run()
    #expect(try world.job(job.id).state == .done)
    #expect(world.posts == 1)
  }

  @Test func anOutageOfSomeMinutesLosesNoClip() async throws {
    let clock = world.clock
    let start = clock.now
    world.transport.decide { sent in
      sent.path.hasPrefix("/generations/") && clock.now.timeIntervalSince(start) < 120
        ? .fails(.lost("reset")) : nil
    }
    #expect(try await world.make().state == .done)
  }

  @Test func aResultWithoutAnAddressIsLookedForInTheHistory() async throws {
    world.transport.decide { sent in
      let parts = sent.path.split(separator: "/")
      guard parts.first == "v2", parts.count == 3, sent.method == "GET" else { return nil }
      return .answer(200, [:], #"{"status":"COMPLETED","output":null}"#)
    }
    #expect(try await world.make().state == .done)
  }

  @Test func aFolderThatCannotBeMadeIsSaidInWords() async throws {
    try Data().write(to: URL(filePath: world.clips))
    let job = try await world.make()
    #expect(job.state == .failed)
    #expect(job.failure?.code == .localFile)
    #expect(job.charged == .yes, "the provider finished it")
    try FileManager.default.removeItem(atPath: world.clips)
    await world.service.askAgain(job.id)
    try await world.run()
    #expect(try world.job(job.id).state == .done)
  }

  @Test func itsProgressIsTold() async throws {
    let job = try await world.make()
    var iterator = world.service.news.makeAsyncIterator()
    let expected = ServiceNews.Progress(
      phase: .downloading, bytes: try #require(job.clip).bytes, total: job.clip?.bytes)
    #expect(await iterator.next() == .progress(job: job.id, expected))
  }
}
