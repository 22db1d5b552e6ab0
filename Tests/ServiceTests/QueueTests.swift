import Foundation
import History
import Jobs
import Schema
import SegmindAPI
import ServiceTestSupport
import Simulator
import Synchronization
import TestSupport
import Testing

@testable import Service

/// Many jobs at once: how many are sent, in which order, and what stops them.
@Suite struct QueueTests {
  static func pixverse(_ seed: Int) -> Draft {
    Draft(
      model: "pixverse-text2video",
      values: [
        "prompt": "a fox", "aspect_ratio": "16:9", "duration": 5, "quality": "540p",
        "motion_mode": "normal", "seed": .integer(seed),
      ])
  }

  @Test func fortyJobsAreNeverTooManyAndGoInTheirOrder() async throws {
    let world = try World(balance: 1000)
    // By v1 each holds its connection till the clip is there.
    for seed in 1...20 { try await world.submit(World.draft(seed: seed), .v1) }
    for seed in 1...20 { try await world.submit(Self.pixverse(seed), .v1) }
    var most = (all: 0, model: 0)
    try await world.run {
      let sending = try world.store.jobs(in: [.submitting])
      let models = Dictionary(grouping: sending, by: \.model).values.map(\.count)
      most = (max(most.all, sending.count), max(most.model, models.max() ?? 0))
      return false
    }
    #expect(most == (8, 4))
    let jobs = try world.jobs
    #expect(jobs.allSatisfy { $0.state == .done })
    #expect(world.posts == 40)
    for (_, jobs) in Dictionary(grouping: jobs, by: \.model) {
      let sent = jobs.sorted { ($0.seed ?? 0) < ($1.seed ?? 0) }.compactMap(\.submittedAt)
      #expect(sent == sent.sorted())
      #expect(sent.first == sent[3], "no model waits for the other")
    }
    #expect(Set(jobs.filter { $0.seed == 1 }.map(\.submittedAt)).count == 1)
  }

  @Test func whatTheProviderAllowsIsLearntFromIts429() async throws {
    let world = try World()
    let log = Mutex<(windows: [Date: Int], refused: Range<Date>?, tooEarly: Int)>(([:], nil, 0))
    // Five a minute, as the smallest plan.
    world.transport.decide { sent in
      guard sent.method == "POST" else { return nil }
      return log.withLock { log in
        let minute = (sent.at.timeIntervalSince1970 / 60).rounded(.down) * 60
        let window = Date(timeIntervalSince1970: minute)
        if let refused = log.refused, refused.contains(sent.at), sent.at != refused.lowerBound {
          log.tooEarly += 1
        }
        log.windows[window, default: 0] += 1
        guard log.windows[window, default: 0] > 5 else { return nil }
        let end = window.addingTimeInterval(60)
        log.refused = sent.at..<end
        return .answer(429, ["retry-after": "\(end.timeIntervalSince(sent.at))"])
      }
    }
    for seed in 1...30 { try await world.submit(World.draft(seed: seed)) }
    try await world.run()
    #expect(try world.jobs.allSatisfy { $0.state == .done })
    #expect(world.posts == 30)
    #expect(log.withLock { $0.tooEarly } == 0)
    let refused = world.requests("/p-video").count - 30
    #expect(refused <= 12, "\(refused) were refused")
  }

  @Test(arguments: [300.0, 1800])
  func aClipThatIsSoonForgottenIsSavedBeforeAnythingIsSent(left: Double) async throws {
    let world = try World()
    let id = try world.providerTakes(World.body())
    try world.leave(try world.claimed(), World.accepted(id))
    world.clock.advance(by: 3600 - left)
    // Its clip comes slowly.
    let clock = world.clock
    let start = clock.now
    world.transport.decide { sent in
      sent.path.hasPrefix("/generations/") && clock.now.timeIntervalSince(start) < 30
        ? .answer(503) : nil
    }
    try await world.service.start()
    try await world.run { try world.job("job0000001").state == .downloading }
    let next = try await world.submit(World.draft("a hen"))
    try await world.run()
    let saved = try #require(try world.job("job0000001").finishedAt)
    let sent = try #require(try world.job(next.id).submittedAt)
    #expect(left < 600 ? sent >= saved : sent < saved)
    #expect(try world.jobs.allSatisfy { $0.state == .done })
  }

  @Test func anOutageIsAskedAboutByFewQuestionsForAllJobsTogether() async throws {
    let world = try World()
    world.transport.decide { _ in .fails(.notSent("no route")) }
    for seed in 1...40 { try await world.submit(World.draft(seed: seed)) }
    let start = world.clock.now
    try await world.run { world.clock.now.timeIntervalSince(start) > 600 }
    #expect(world.requests("").count <= 24, "\(world.requests("").count)")
    #expect(world.posts == 0)
    world.transport.decide { _ in nil }
    try await world.run()
    let jobs = try world.jobs
    #expect(
      jobs.count { $0.state == .done } > 30, "who was not tried for minutes goes on by itself")
    for job in jobs where job.pause != nil { await world.service.goOn(job.id) }
    try await world.run()
    #expect(try world.jobs.allSatisfy { $0.state == .done })
    #expect(world.posts == 40)
  }

  @Test func whoeverAsksInAnOutageAsksForAll() async throws {
    let world = try World(.slow)
    for seed in 1...30 { try await world.submit(World.draft(seed: seed)) }
    try await world.run { try world.store.jobs(in: [.processing]).count == 30 }
    let before = world.requests("").count
    let start = world.clock.now
    world.transport.decide { _ in .fails(.lost("time-out")) }
    try await world.run { world.clock.now.timeIntervalSince(start) > 600 }
    #expect(world.requests("").count - before <= 50)
    world.transport.decide { _ in nil }
    try await world.run()
    #expect(try world.jobs.allSatisfy { $0.state == .done })
  }

  @Test func aPausedQueueSendsNothingWhicheverProgramAndAfterARestart() async throws {
    let world = try World()
    #expect(await world.service.pauseQueue(true))
    let mine = try await world.submit()
    let other = try world.anotherService()
    let theirs = try await other.submit(World.draft("a hen"), token: "other", contract: .v2)
    try await world.run(other)
    #expect(try JobStore(folder: world.folder).isQueuePaused())
    #expect(world.posts == 0)
    for job in [mine, theirs] {
      #expect(try world.job(job.id).state == .waiting)
      #expect(try world.job(job.id).pause == nil)
    }
    #expect(try await other.settled([theirs.id]).first?.state == .waiting, "nobody waits for it")

    try await world.service.start()
    #expect(await other.pauseQueue(false))
    try await eventually("both go on") {
      try await world.run(other)
      return try [mine, theirs].allSatisfy { try world.job($0.id).state == .done }
    }
    #expect(world.posts == 2)
    await world.service.stop()
  }

  @Test func aPauseDuringTheUploadKeepsTheJobWaiting() async throws {
    let world = try World()
    let file = world.folder + "/a.png"
    try Data("\u{89}PNG".utf8).write(to: URL(filePath: file))
    world.transport.decide { sent in
      guard sent.path == "/upload-asset" else { return nil }
      try? world.store.pauseQueue(true)
      return nil
    }
    let job = try await world.submit(
      Draft(
        model: "p-video-avatar",
        values: ["image": .text(file), "voice_script": "Good morning.", "seed": 7]))
    try await world.run()
    #expect(try world.job(job.id).state == .waiting)
    #expect(world.posts == 0)
    world.transport.decide { _ in nil }
    #expect(await world.service.pauseQueue(false))
    try await world.run()
    #expect(try world.job(job.id).state == .done)
    #expect(world.api.uploadCount == 1)
  }

  @Test func whoeverIsMovedForwardIsSentFirst() async throws {
    let world = try World()
    #expect(await world.service.pauseQueue(true))
    var jobs: [Job] = []
    for seed in 1...6 { jobs.append(try await world.submit(World.draft(seed: seed), .v1)) }
    for _ in 1...5 { #expect(await world.service.move(jobs[5].id, later: false)) }
    #expect(await !world.service.move(jobs[5].id, later: false), "it is the first")
    #expect(await world.service.pauseQueue(false))
    try await world.run()
    let sent = try jobs.compactMap { try world.job($0.id).submittedAt }
    #expect(sent[5] == sent[0] && sent[4] > sent[0], "of four at a time")
  }

  @Test func jobsThatWaitForCreditsGoOnOnceTheseAreBackEachOnce() async throws {
    let world = try World(balance: 0.002)
    try world.leave(.paused(.noCreditsLeft), id: "job0000009")
    var jobs: [Job] = []
    for seed in 1...10 {
      jobs.append(try await world.submit(World.draft(seed: seed)))
      world.clock.advance(by: 0.01)
    }
    let start = world.clock.now
    try await world.run { world.clock.now.timeIntervalSince(start) > 3600 }
    for job in jobs { #expect(try world.job(job.id).pause?.code == .outOfCredits) }
    let refused = world.posts
    #expect(refused <= 5, "the queue is not burnt through")
    let questions = world.requests("/get-user-credits").count
    #expect((55...70).contains(questions), "\(questions) in an hour")

    // Enough for three of them.
    world.api.topUp(by: 0.016)
    try await world.run { world.clock.now.timeIntervalSince(start) > 4500 }
    let states = try jobs.map { try world.job($0.id).state }
    #expect(states.prefix(3) == [.done, .done, .done], "\(states)")
    #expect(try world.jobs.count { $0.state == .waiting } == 8)
    #expect(world.posts == refused + 3)
    world.api.topUp(by: 1)
    try await world.run()
    for job in jobs { #expect(try world.job(job.id).state == .done) }
    #expect(world.posts == refused + 10)
    #expect(try world.job("job0000009").state == .waiting, "of an earlier run: a person's word")
  }

  @Test func whoStopsWaitingForCreditsIsNotSent() async throws {
    let world = try World(balance: 0)
    let job = try await world.submit()
    try await world.run { try world.job(job.id).pause != nil }
    #expect(await world.service.cancel(job.id))
    world.api.topUp(by: 1)
    try await world.run()
    #expect(try world.job(job.id).state == .cancelled)
    #expect(world.posts == 1)
    #expect(world.service.taskCount == 0)
  }
}

extension Failure {
  fileprivate static let noCreditsLeft = Failure(
    .outOfCredits, what: "The account has too few credits.", charged: .no, next: "Add credits.")
}
