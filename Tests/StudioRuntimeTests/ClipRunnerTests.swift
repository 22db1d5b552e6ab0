import Media
import StudioUI
import Synchronization
import TerminalCore
import TestSupport
import Testing

@testable import StudioRuntime

/// What the studio gets of clips, and that it gets no more than it asks for.
@Suite struct ClipRunnerTests {
  private static let room = Size(columns: 4, rows: 2)
  private static let picture = Picture(width: 1, height: 2, bytes: [1, 2, 3, 4, 5, 6])

  private static func frame(_ seconds: Double) throws -> PlayedFrame {
    PlayedFrame(picture: try #require(picture), seconds: seconds)
  }

  private func runner(
    _ queue: EventQueue, clip: @escaping @Sendable () -> AsyncStream<PlayedFrame>
  ) -> ClipRunner {
    var services = TestServices().services
    services.play = { _, _, _ in clip() }
    return ClipRunner(services: services, queue: queue)
  }

  @Test func aFrameComesWhenTheOneBeforeWasTakenAndIsTheNewest() async throws {
    let queue = try #require(EventQueue())
    let (clip, feed) = AsyncStream.makeStream(
      of: PlayedFrame.self, bufferingPolicy: .bufferingNewest(1))
    let runner = runner(queue) { clip }
    var seen: [Action] = []
    runner.run(.play(paths: ["clip"], from: 0, room: Self.room, run: 7))
    feed.yield(try Self.frame(0))
    try await eventually("the first frame comes") {
      seen += queue.take()
      return !seen.isEmpty
    }
    // While that is drawn, several are decoded.
    for number in 1...5 { feed.yield(try Self.frame(Double(number))) }
    runner.run(.nextFrame)
    try await eventually("the newest one comes") {
      seen += queue.take()
      return seen.count == 2
    }
    feed.finish()
    runner.run(.nextFrame)
    try await eventually("the end comes") {
      seen += queue.take()
      return seen.last == .playingEnded(run: 7)
    }
    let picture = try #require(Self.picture)
    #expect(
      seen == [
        .played(["clip": picture], at: 0, run: 7), .played(["clip": picture], at: 5, run: 7),
        .playingEnded(run: 7),
      ])
  }

  @Test func whatIsStoppedEndsTheClip() async throws {
    let queue = try #require(EventQueue())
    let hasEnded = Mutex(false)
    let frame = try Self.frame(0)
    let runner = runner(queue) {
      AsyncStream { feed in
        feed.onTermination = { _ in hasEnded.withLock { $0 = true } }
        feed.yield(frame)
      }
    }
    runner.run(.play(paths: ["clip"], from: 0, room: Self.room, run: 1))
    try await eventually("the first frame comes") { !queue.take().isEmpty }
    runner.run(.stopPlaying)
    try await eventually("nobody takes frames any more") { hasEnded.withLock { $0 } }
  }

  @Test func otherFramesTakeThePlaceOfThoseAskedForBefore() async throws {
    let queue = try #require(EventQueue())
    var services = TestServices().services
    services.frame = { path, _, _, _ in
      if path == "slow" { try? await Task.sleep(for: .seconds(3600)) }
      return Self.picture
    }
    let runner = ClipRunner(services: services, queue: queue)
    runner.run(.loadFrames(FrameWish(path: "slow", moments: [0, 1], room: Self.room)))
    runner.run(.loadFrames(FrameWish(path: "quick", moments: [0, 1], room: Self.room)))
    var seen: [Action] = []
    try await eventually("both frames come") {
      seen += queue.take()
      return seen.count == 2
    }
    #expect(
      seen == [0, 1].map { .frameLoaded(path: "quick", at: $0, Self.picture) })
  }

  @Test func whyNothingIsKnownIsSaidInWords() async throws {
    let queue = try #require(EventQueue())
    let runner = ClipRunner(services: TestServices().services, queue: queue)
    runner.run(.readFacts(path: "clip"))
    var seen: [Action] = []
    try await eventually("the reason comes") {
      seen += queue.take()
      return !seen.isEmpty
    }
    let reason = "ffprobe is not installed: sudo apt install ffmpeg"
    #expect(seen == [.factsMissing(path: "clip", reason)])
  }
}
