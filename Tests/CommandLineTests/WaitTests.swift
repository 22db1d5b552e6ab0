import Foundation
import Simulator
import TestSupport
import Testing

/// `wait` fetches what can be fetched, says what cannot, and hangs on nothing.
@Suite(.timeLimit(.minutes(5))) struct WaitTests {
  static let animate = [
    "run", "p-video-animate", "--yes", "--detach", "image=https://example.com/f.jpg",
    "video=https://example.com/v.mp4",
  ]

  @Test func withNothingOpenItEndsAtOnce() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run("wait")
      #expect(ended.code == 0)
      #expect(ended.output.isEmpty)
    }
  }

  @Test func jobsOfAnotherKeyAreNamedAndLeftAlone() async throws {
    try await Stage.open(speed: 20) { stage in
      let sent = try await stage.program.run(Self.animate)
      let id = try #require(sent.lines.first)
      var other = stage.program
      other.environment["SEGMIND_API_KEY"] = "SG_another"
      for (arguments, code) in [([], 0), ([id], 7)] as [([String], Int32)] {
        let ended = try await other.run(["wait"] + arguments)
        #expect(ended.words.contains(id) && ended.words.contains("another key"), "\(ended.words)")
        #expect(ended.code == code)
        #expect(ended.output.isEmpty)
      }
      #expect(try await stage.run("wait").code == 0)
    }
  }

  @Test func withoutAKeyItSaysSo() async throws {
    try await Stage.open(speed: 20) { stage in
      _ = try await stage.program.run(Self.animate)
      var without = stage.program
      without.environment["SEGMIND_API_KEY"] = nil
      let ended = try await without.run("wait")
      #expect(ended.code == 4)
      #expect(ended.words.contains("SEGMIND_API_KEY"), "\(ended.words)")
    }
  }

  @Test func aJobThatWasNeverSentStaysPausedAndIsNotSentByWaiting() async throws {
    try await Stage.open { stage in
      let program = stage.program
      var doomed = program
      doomed.environment["DAILIES_CRASH_AT"] = "before claimed"
      let killed = try await doomed.run("run", "p-video", "--yes", "prompt=a")
      #expect(killed.code == 137)
      let ended = try await program.run("wait")
      #expect(ended.code == 5, "\(ended.words)")
      #expect(ended.words.contains("stays paused"), "\(ended.words)")
      #expect(stage.api.posts.isEmpty)
    }
  }

  @Test func aLostJobCanBeGivenUpAndIsNotWaitedFor() async throws {
    try await Stage.open { stage in
      var doomed = stage.program
      doomed.environment["DAILIES_CRASH_AT"] = "after claimed"
      let killed = try await doomed.run("run", "p-video", "--yes", "prompt=a")
      #expect(killed.code == 137)
      let id = try #require(try await stage.run("jobs", "--json").objects.first?["id"]?.text)
      #expect(try await stage.run("lost", id).code == 0)
      let job = try #require(try await stage.run("show", id, "--json").objects.first)
      #expect(job["state"] == "failed")
      #expect(job["charged"] == "maybe")
      #expect(try await stage.run("wait").code == 0)
      #expect(try await stage.run("lost", id).code == 2, "there is nothing to give up any more")
      #expect(stage.api.posts.isEmpty)
    }
  }

  @Test func aJobPastTheModelsDeadlineStillRunsAndCanBeAskedAbout() async throws {
    try await Stage.open(speed: 0.01) { stage in
      try stage.program.write(
        """
        slug = "p-video"
        title = "Hasty"
        summary = "text to video"
        contract = "v2"
        deadline = 1

        [[parameter]]
        name = "prompt"
        kind = "text"
        required = true
        help = "What it shows."
        """, to: "config/dailies/models/p-video.toml")
      let ended = try await stage.run("run", "p-video", "--yes", "--json", "prompt=a coast")
      #expect(ended.code == 7, "\(ended.words)")
      #expect(ended.objects.first?["error"]?["code"] == "deadline")
      #expect(stage.api.posts.count == 1)
      let open = try await stage.run("jobs", "--open")
      #expect(open.lines.count == 1)
    }
  }

  @Test func someOfSeveralFailedIsThree() async throws {
    try await Stage.open(speed: 20) { stage in
      var ids: [String] = []
      for text in ["a", "[failed] b"] {
        let sent = try await stage.program.run(Self.animate + ["instruction_prompt=\(text)"])
        ids.append(try #require(sent.lines.first))
      }
      // By their ids: the second run may have fetched the first job already.
      let ended = try await stage.program.run(["wait", "--json"] + ids)
      #expect(ended.code == 3, "\(ended.words)")
      #expect(Set(ended.objects.compactMap { $0["state"]?.text }) == ["done", "failed"])
    }
  }

  @Test func aBeginningSharedByTwoJobsIsRefused() async throws {
    try await Stage.open(speed: 20) { stage in
      var ids: [String] = []
      // Forty jobs share a first letter for sure: there are 32 letters.
      while Set(ids.map { $0.prefix(1) }).count == ids.count {
        let sent = try await stage.program.run(Self.animate)
        ids.append(try #require(sent.lines.first))
        try #require(ids.count <= 33)
      }
      let shared = try #require(ids.last?.prefix(1))
      let ended = try await stage.run("show", String(shared))
      #expect(ended.code == 2)
      #expect(ended.words.contains("2 jobs"))
    }
  }
}
