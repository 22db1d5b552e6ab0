import Foundation
import Simulator
import TestSupport
import Testing

/// A run that is broken off loses no job and sends none twice.
///
/// The service is slow here: no job ends before the test says so, so that a run is still at it when it is
/// broken off.
@Suite(.timeLimit(.minutes(5))) struct InterruptionTests {
  static let models = [
    ["p-video", "prompt=a coast"],
    ["p-video-animate", "image=https://example.com/f.jpg", "video=https://example.com/v.mp4"],
  ]

  @Test(arguments: models)
  func ctrlCEndsARunWith130AndWaitFetchesTheClip(arguments: [String]) async throws {
    try await Stage.open(speed: 0.01) { stage in
      let ended = try await stage.program.run(["run", "--yes"] + arguments) { running in
        try await eventually("the submit arrives") { stage.api.posts.count == 1 }
        try running.interrupt()
      }
      #expect(ended.code == 130)
      #expect(ended.output.isEmpty)
      #expect(ended.words.contains("dailies wait"))
      stage.api.endOpenJobs(at: .now)
      let waited = try await stage.run("wait")
      #expect(waited.code == 0, "\(waited.words)")
      let clip = try #require(waited.lines.first)
      #expect(FileManager.default.fileExists(atPath: clip))
      #expect(stage.api.posts.count == 1)
    }
  }

  @Test(arguments: models)
  func aKilledRunIsTakenUpAndNeverSentAgain(arguments: [String]) async throws {
    try await Stage.open(speed: 0.01) { stage in
      let ended = try await stage.program.run(["run", "--yes"] + arguments) { running in
        try await eventually("the submit arrives") { stage.api.posts.count == 1 }
        try running.kill()
      }
      #expect(ended.code == 137)
      stage.api.endOpenJobs(at: .now)
      let waited = try await stage.run("wait", "--json")
      #expect(waited.code == 0, "\(waited.words)")
      #expect(waited.objects.first?["state"] == "done")
      #expect(stage.api.posts.count == 1)
    }
  }

  @Test(arguments: models)
  func aTerminalThatGoesAwayEndsNoRun(arguments: [String]) async throws {
    try await Stage.open(speed: 0.01) { stage in
      let ended = try await stage.program.run(["run", "--yes"] + arguments) { running in
        try await eventually("the submit arrives") { stage.api.posts.count == 1 }
        try running.hangUp()
        stage.api.endOpenJobs(at: .now)
      }
      #expect(ended.code == 0, "\(ended.words)")
      #expect(FileManager.default.fileExists(atPath: try #require(ended.lines.first)))
      #expect(stage.api.posts.count == 1)
    }
  }

  @Test func ctrlCEndsAWaitWith130AndTheJobStaysOpen() async throws {
    try await Stage.open(speed: 0.01) { stage in
      let sent = try await stage.run("run", "p-video", "--yes", "--detach", "prompt=a coast")
      let id = try #require(sent.lines.first)
      let ended = try await stage.program.run(["wait"]) { running in
        try await eventually("it waits") { running.listensToSignals }
        try running.interrupt()
      }
      #expect(ended.code == 130)
      #expect(ended.words.contains("Interrupted"))
      let open = try await stage.run("jobs", "--open", "--json")
      #expect(open.objects.compactMap { $0["id"]?.text } == [id])
    }
  }
}
