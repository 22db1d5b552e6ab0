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

  /// A submitted job, when it has become late.
  private func late(_ draft: Draft = World.draft()) async throws -> Job {
    let submitted = try await world.submit(draft)
    try await world.run { try world.job(submitted.id).isLate }
    let job = try world.job(submitted.id)
    #expect(job.state == .downloading)
    return job
  }

  @Test func aFaultOfMinutesThatHidesTheClipLosesNone() async throws {
    let clock = world.clock
    let start = clock.now
    world.transport.decide { sent in
      sent.path.hasPrefix("/generations/") && clock.now.timeIntervalSince(start) < 600
        ? .answer(403, ["content-type": "text/html"], "<html>denied") : nil
    }
    #expect(try await world.make().state == .done)
  }

  /// The service names a request that another job here has: a fault of theirs, and yet it was paid.
  @Test(arguments: [false, true])
  func aV1ClipUnderTheNameOfAnotherIsSaved(isCut: Bool) async throws {
    let first = try await world.make()
    let name = try #require(first.requestID)
    world.transport.decide { sent in
      guard sent.method == "POST" else { return nil }
      return .garbled(isHeard: true) { reply in
        var reply = reply
        reply.headers["x-request-id"] = name
        if isCut { reply.delivery = .truncated(after: reply.body.count / 2) }
        return reply
      }
    }
    let job = try await world.make(World.draft("a hen"), .v1)
    #expect(job.state == .done)
    #expect(job.requestID != name)
    #expect(try world.job(first.id).clip != job.clip)
    #expect(world.posts == 2)
  }

  @Test func aPageIsNeverSavedAsAClip() async throws {
    let job = try await late(World.draft("[wrong-type] a fox"))
    #expect(job.failure?.code == .noClip)
    #expect(job.charged == .yes)
    #expect(downloads.count == 3, "it will hardly be a clip the fourth time")
    try await world.run()
    #expect(try world.job(job.id).state == .failed, "the provider keeps it no more")
    #expect(try world.job(job.id).charged == .yes)
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
    let job = try await late()
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

  @Test func anOutageOfDaysLosesNoClipAndNobodyNeedAsk() async throws {
    let clock = world.clock
    let start = clock.now
    world.transport.decide { sent in
      sent.method == "GET" && clock.now.timeIntervalSince(start) < 2 * 86_400
        ? .fails(.notSent("no route")) : nil
    }
    let job = try await world.make()
    #expect(job.state == .done)
    #expect(job.failure == nil)
    #expect(world.posts == 1)
    #expect(world.transport.sent.count < 120, "ever more seldom")
  }

  @Test func aFullDiskForADayLosesNoClip() async throws {
    let clock = world.clock
    let start = clock.now
    world.transport.decide { sent in
      sent.path.hasPrefix("/generations/") && clock.now.timeIntervalSince(start) < 86_400
        ? .fails(.localFile(path: "/clips/a.part", errno: ENOSPC)) : nil
    }
    #expect(try await late().charged == .yes)
    try await world.run()
    #expect(try world.jobs.map(\.state) == [.done])
    #expect(downloads.count < 60, "ever more seldom")
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
    let job = try await late()
    #expect(job.failure?.code == .localFile)
    #expect(job.charged == .yes, "the provider finished it")
    try FileManager.default.removeItem(atPath: world.clips)
    await world.service.askAgain(job.id)
    try await world.run()
    #expect(try world.job(job.id).state == .done)
  }

  @Test(arguments: [
    (ENOSPC, "disk is full"), (EROFS, "read-only"), (EACCES, "read-only"), (EIO, "error"),
  ])
  func aDiskThatTakesNothingIsSaidInWords(problem: Int32, words: String) async throws {
    world.transport.decide { sent in
      sent.path.hasPrefix("/generations/")
        ? .fails(.localFile(path: "/clips/a.part", errno: problem)) : nil
    }
    let job = try await late()
    let failure = try #require(job.failure)
    #expect(failure.code == .localFile)
    #expect(failure.what.contains(words), "\(failure.what)")
    #expect(job.charged == .yes)
    #expect(failure.next.contains(try #require(job.outputURL)), "it can still be had there")
    world.transport.decide { _ in nil }
    await world.service.askAgain(job.id)
    try await world.run()
    #expect(try world.job(job.id).state == .done)
    #expect(world.posts == 1)
  }

  @Test func whileTheDiskTakesNothingItIsSaidOnce() async throws {
    let clock = world.clock
    let start = clock.now
    world.transport.decide { sent in
      sent.path.hasPrefix("/generations/") && clock.now.timeIntervalSince(start) < 90
        ? .fails(.localFile(path: "/clips/a.part", errno: ENOSPC)) : nil
    }
    let job = try await world.make()
    #expect(job.state == .done, "room was made")
    var notices: [String] = []
    for await news in world.service.news {
      if case .notice(let text) = news { notices.append(text) } else { break }
    }
    #expect(notices.count == 1)
    #expect(notices.first?.contains("disk is full") == true)
  }

  /// No length was named, the connection ended as it should, and yet it is half a movie.
  @Test func halfAMovieIsNotSaved() async throws {
    let transport = world.transport
    transport.decide { [weak transport] sent in
      guard sent.path.hasPrefix("/generations/"), let transport else { return nil }
      let isFirst = transport.sent.count { $0.path.hasPrefix("/generations/") } == 1
      let half = "\0\0\0\u{18}ftypisom\0\0\u{2}\0isomiso2\0\0\u{1}\0moov...."
      return isFirst ? .answer(200, ["content-type": "video/mp4"], half) : nil
    }
    let job = try await world.make()
    #expect(job.state == .done)
    #expect(downloads.count == 2)
    #expect(try Data(contentsOf: URL(filePath: #require(job.clip).path)) == original(job))
    #expect(world.files.count == 2)
  }

  @Test(arguments: Contract.allCases)
  func theHashOfItsContentIsKept(contract: Contract) async throws {
    let job = try await world.make(World.draft("[truncated] a fox"), contract)
    let hash = ContentHash.hex(of: try original(job))
    #expect(job.clip?.sha256 == hash)
    #expect(try world.sidecar(job)["sha256"]?.text == hash)
  }

  @Test func whatCameOfAV1ClipIsKeptUntilItIsSavedOtherwise() async throws {
    let submitted = try await world.submit(World.draft("[truncated] a fox"), .v1)
    world.transport.decide { $0.path.hasPrefix("/generations/") ? .answer(503) : nil }
    try await world.run { downloads.count == 3 }
    #expect(world.files.contains { $0.hasSuffix(".v1.part") })
    world.transport.decide { _ in nil }
    try await world.run()
    #expect(try world.job(submitted.id).state == .done)
    #expect(world.files.count == 2)
  }

  /// Headers of a clip, no name of the request, and then nothing more.
  @Test(arguments: [false, true])
  func aV1ClipWithoutANameThatBreaksOffIsLookedUpByItsBody(isMade: Bool) async throws {
    world.transport.decide { sent in
      guard sent.method == "POST" else { return nil }
      return .garbled(isHeard: isMade) { reply in
        var reply = reply
        reply.headers = ["content-type": "video/mp4", "content-length": "1000000"]
        reply.delivery = .truncated(after: 0)
        return reply
      }
    }
    let job = try await world.make(World.draft(), .v1)
    #expect(job.state == (isMade ? .done : .unknown))
    #expect(job.charged == (isMade ? .yes : .maybe))
    #expect(world.posts == (isMade ? 1 : 0))
  }

  @Test(arguments: Contract.allCases)
  func aClipDeletedByHandIsFetchedAgain(contract: Contract) async throws {
    let job = try await world.make(World.draft(), contract)
    let clip = try #require(job.clip)
    #expect(!world.service.isClipMissing(job))
    let sent = world.transport.sent.count
    await world.service.askAgain(job.id)
    try await world.run()
    #expect(world.transport.sent.count == sent, "it is there")

    try FileManager.default.removeItem(atPath: clip.path)
    #expect(world.service.isClipMissing(job))
    world.clock.advance(by: 2 * 86_400)
    await world.service.askAgain(job.id)
    try await world.run()
    let again = try world.job(job.id)
    #expect(again.state == .done)
    #expect(again.clip == clip, "the same bytes in the same place")
    #expect(!world.service.isClipMissing(again))
    #expect(again.cost == 0.005)
    #expect(world.posts == 1)
    #expect(world.files.count == 2)
  }

  @Test func aDeletedClipThatIsGoneIsSaidToBe() async throws {
    let job = try await world.make()
    try FileManager.default.removeItem(atPath: try #require(job.clip).path)
    world.transport.decide { $0.method == "GET" ? .answer(404) : nil }
    await world.service.askAgain(job.id)
    try await world.run()
    #expect(try world.job(job.id).state == .failed)
    #expect(try world.job(job.id).charged == .yes)
    #expect(try world.job(job.id).clip == nil)
    await world.service.askAgain(job.id)
    try await world.run()
    #expect(try world.job(job.id).state == .expired)
  }

  @Test func itsProgressIsTold() async throws {
    let job = try await world.make()
    var iterator = world.service.news.makeAsyncIterator()
    let expected = ServiceNews.Progress(
      phase: .downloading, bytes: try #require(job.clip).bytes, total: job.clip?.bytes)
    #expect(await iterator.next() == .progress(job: job.id, expected))
  }
}
