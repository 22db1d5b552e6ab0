import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Simulator
import Testing

@testable import Service

/// A process ended, at any moment of a job's life; the next one starts. Nothing is ever sent by that.
@Suite struct RestartTests {
  let world: World
  init() throws { world = try World() }

  private func restart() async throws -> Job {
    try await world.service.start()
    try await world.run()
    return try world.job("job0000001")
  }

  @Test func whatWaitedWaitsForAPerson() async throws {
    try world.leave()
    let job = try await restart()
    #expect(job.state == .waiting)
    #expect(job.pause?.charged == .no)
    #expect(world.posts == 0)
  }

  @Test func whatWasUploadingWaitsForAPerson() async throws {
    try world.leave(.uploadStarted)
    let job = try await restart()
    #expect(job.state == .waiting)
    #expect(job.pause != nil)
    #expect(world.transport.sent.isEmpty)
  }

  @Test func whatWasBeingSentAndArrivedIsFound() async throws {
    let id = try world.providerTakes(World.body())
    try world.leave(try world.claimed())
    let job = try await restart()
    #expect(job.state == .done)
    #expect(job.requestID == id)
    #expect(job.cost == 0.005)
    #expect(world.posts == 1, "the one that arrived before")
  }

  @Test func whatWasBeingSentAndIsNowhereStaysUnknown() async throws {
    try world.leave(try world.claimed())
    let job = try await restart()
    #expect(job.state == .unknown)
    #expect(job.charged == .maybe)
    #expect(world.posts == 0)
  }

  @Test(arguments: [false, true])
  func whatTheProviderHasIsAskedAbout(isProcessing: Bool) async throws {
    let id = try world.providerTakes(World.body())
    try world.leave(try world.claimed(), World.accepted(id))
    if isProcessing { _ = try world.store.apply(.started, to: "job0000001") }
    let job = try await restart()
    #expect(job.state == .done)
    #expect(world.posts == 1)
  }

  @Test func whatIsFoundRunningIsAskedAboutAgainSoon() async throws {
    let id = try world.providerTakes(World.body())
    try world.leave(try world.claimed(), World.accepted(id))
    world.clock.advance(by: 400)
    let transport = world.transport
    transport.decide { [weak transport] sent in
      guard sent.path.hasSuffix("/status"), let transport else { return nil }
      let isFirst = transport.sent.count { $0.path.hasSuffix("/status") } <= 1
      return isFirst ? .answer(200, [:], #"{"status":"PROCESSING"}"#) : nil
    }
    #expect(try await restart().state == .done)
    let asked = transport.sent.filter { $0.path.hasSuffix("/status") }.map(\.at)
    try #require(asked.count == 2)
    #expect(asked[1].timeIntervalSince(asked[0]) <= 2)
  }

  @Test func whatIsKeptShortestIsAskedAboutFirst() async throws {
    for number in 1...5 {
      let draft = World.draft("fox \(number)")
      let id = try world.providerTakes(World.body(draft))
      // The later it was stored here, the earlier it was sent.
      let sent = world.clock.now.addingTimeInterval(-60 * Double(number))
      try world.leave(
        .claimed(body: try World.body(draft), owner: "a dead process", at: sent),
        World.accepted(id), id: "job000000\(number)", draft: draft)
    }
    let oldestFirst = try world.jobs.sorted { ($0.submittedAt ?? .now) < ($1.submittedAt ?? .now) }
    try await world.service.start()
    try await world.run { world.requests("/status").count >= 5 }
    let asked = world.requests("/status").prefix(5).map { $0.path.split(separator: "/")[2] }
    #expect(asked.map(String.init) == oldestFirst.compactMap(\.requestID))
  }

  /// Killed between the clip's final name and the end of its first one.
  @Test func whatHasBothNamesKeepsTheFinalOne() async throws {
    let id = try world.providerTakes(World.body())
    world.clock.advance(by: 60)
    try world.leave(
      try world.claimed(), World.accepted(id),
      .completed(
        outputURL: World.host + "/generations/gone.mp4", cost: 0.005, seed: 7, reply: nil))
    let naming = ClipNaming(folder: world.clips, job: try world.job("job0000001"))
    let clip = SampleClips.embedded(for: ClipOrder(prompt: "", seed: 7))
    try FileManager.default.createDirectory(
      atPath: naming.partsFolder, withIntermediateDirectories: true)
    for path in [naming.part("dead"), "\(world.clips)/\(naming.base).mp4"] {
      try clip.write(to: URL(filePath: path))
    }
    let job = try await restart()
    #expect(job.clip?.path == "\(world.clips)/\(naming.base).mp4")
    #expect(world.files.count == 2, "the clip and its sidecar: \(world.files)")
  }

  @Test func whatWasBeingFetchedIsFetched() async throws {
    let id = try world.providerTakes(World.body())
    world.clock.advance(by: 60)
    try world.leave(
      try world.claimed(), World.accepted(id),
      .completed(
        outputURL: World.host + "/generations/gone.mp4", cost: 0.005, seed: 7, reply: nil))
    let job = try await restart()
    #expect(job.state == .done)
    #expect(world.posts == 1)
    #expect(world.files.count == 2)
  }

  @Test func aV1ClipWhoseConnectionDiedWithTheProcessIsFoundInTheHistory() async throws {
    let id = try world.providerTakes(World.body())
    world.clock.advance(by: 60)
    try world.leave(
      try world.claimed(), .answered(requestID: id, cost: 0.005, seed: 7), contract: .v1)
    let job = try await restart()
    #expect(job.state == .done)
    #expect(job.reportedSeed == 7)
    #expect(world.posts == 1)
  }

  @Test func aV1ClipWithoutAnIdIsFoundByWhatWasSent() async throws {
    _ = try world.providerTakes(World.body())
    try world.leave(
      try world.claimed(), .answered(requestID: nil, cost: 0.005, seed: 7), contract: .v1)
    world.clock.advance(by: 60)
    let job = try await restart()
    #expect(job.state == .done)
    #expect(world.posts == 1)
  }

  @Test func aV1ClipIsNotGivenUpWhileTheNetworkIsDown() async throws {
    let id = try world.providerTakes(World.body())
    world.clock.advance(by: 60)
    try world.leave(
      try world.claimed(), .answered(requestID: id, cost: 0.005, seed: 7), contract: .v1)
    let start = world.clock.now
    let clock = world.clock
    world.transport.decide { _ in
      clock.now.timeIntervalSince(start) < 300 ? .fails(.notSent("no route")) : nil
    }
    #expect(try await restart().state == .done)
  }

  @Test func aClipThatHadItsNameAlreadyIsNotSavedTwice() async throws {
    let submitted = try await world.submit()
    try await world.run()
    try world.edit("UPDATE job SET state = 'downloading', clip = NULL, owner = 'a dead process'")
    try await world.service.start()
    try await world.run()
    #expect(try world.job(submitted.id).state == .done)
    #expect(world.files.count == 2, "one clip and its sidecar")
  }

  @Test(arguments: ["another key", "another API"])
  func whatBelongsToAnotherAccountIsNeverAskedAbout(difference: String) async throws {
    let isKey = difference == "another key"
    let (key, origin) = isKey ? ("SG_other", World.host) : (World.key, "http://127.0.0.2:9")
    let url = World.host + "/generations/x.mp4"
    for (number, changes) in [
      [], [.accepted(requestID: "r1", statusURL: nil, responseURL: nil, reply: nil)],
      [.lost(.interrupted, at: world.clock.now)],
      [
        World.accepted("r2"),
        .completed(outputURL: url, cost: nil, seed: nil, reply: nil),
      ],
    ].enumerated() {
      let id = "job000000\(number)"
      try world.leave(try world.claimed(), id: id, origin: origin, key: key)
      for change in changes as [JobChange] { _ = try world.store.apply(change, to: id) }
    }
    try world.leave(.paused(.notYetSent), id: "job0000009", origin: origin, key: key)
    try await world.service.start()
    for job in try world.jobs {
      await world.service.goOn(job.id)
      await world.service.askAgain(job.id)
    }
    try await world.run()
    #expect(world.transport.sent.isEmpty)
    #expect(
      try world.jobs.sorted { $0.id < $1.id }.map(\.state) == [
        .unknown, .queued, .unknown, .downloading, .waiting,
      ])
  }
}
