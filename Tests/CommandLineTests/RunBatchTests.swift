import Foundation
import Simulator
import TestSupport
import Testing

/// `run` with several values: several jobs, and no more than were meant.
@Suite(.timeLimit(.minutes(5))) struct RunBatchTests {
  @Test func everySeedIsAJobAndEachIsSentOnce() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run("run", "p-video", "--yes", "prompt=a coast", "seed=3..5")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(ended.lines.count == 3)
      #expect(stage.bodies.compactMap { $0["seed"]?.integer }.sorted() == [3, 4, 5])
      let known = try await stage.run("history")
      #expect(known.lines.count == 3)
    }
  }

  /// What is compared differs in nothing that nobody asked for.
  @Test func theSeedIsDrawnOnceForAll() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run(
        "run", "p-video", "--yes", "prompt=a {red|blue} fox", "duration=3,5")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(stage.api.posts.count == 4)
      #expect(Set(stage.bodies.compactMap { $0["seed"]?.integer }).count == 1)
      #expect(
        Set(stage.bodies.compactMap { $0["prompt"]?.text }) == ["a red fox", "a blue fox"])
      let told = try await stage.run("history", "--json")
      for color in ["red", "blue"] {
        let choices = JSON.object(["prompt": .array([.string(color)])])
        #expect(told.objects.filter { $0["expansion"]?["choices"] == choices }.count == 2)
      }
      #expect(
        told.objects.allSatisfy {
          $0["expansion"]?["templates"]?["prompt"] == "a {red|blue} fox"
        })
    }
  }

  @Test func aDryRunSaysWhatItWouldSendAndSendsNothing() async throws {
    try await Stage.open { stage in
      try stage.program.write(
        "fox\n# a remark\n\nbear\n", to: "config/dailies/wildcards/animal.txt")
      let ended = try await stage.run(
        "run", "p-video", "--dry-run", "prompt=a __animal__", "seed=1,2")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(
        ended.lines == [
          "prompt=a fox  seed=1", "prompt=a fox  seed=2", "prompt=a bear  seed=1",
          "prompt=a bear  seed=2",
        ])
      #expect(ended.words.contains("4 jobs of p-video: about $0.02"))
      #expect(stage.api.posts.isEmpty)
    }
  }

  @Test func whatTheModelForbidsIsLeftOutAndSaid() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run(
        "run", "pixverse-text2video", "--dry-run", "prompt=x", "duration=5,8", "quality=540p,1080p")
      #expect(ended.lines.count == 3)
      #expect(ended.words.contains("(1 more is forbidden by the model)"))
    }
  }

  @Test func equalOnesAreMadeOnceAndThatIsSaid() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run(
        "run", "p-video", "--dry-run", "prompt=a {red|red} fox", "seed=1,1,2")
      #expect(ended.lines.count == 2)
      #expect(ended.words.contains("(4 equal ones are made once)"), "\(ended.words)")
    }
  }

  @Test(arguments: ["duration=3,5,", "seed=3,"])
  func aMissingValueIsRefused(value: String) async throws {
    try await Stage.open { stage in
      let ended = try await stage.run("run", "p-video", "--yes", "prompt=x", value)
      #expect(ended.code == 2)
      #expect(ended.words.contains("a value is missing"), "\(ended.words)")
      #expect(stage.api.posts.isEmpty)
    }
  }

  @Test(arguments: [["seed=1..40"], ["seed=40x"]])
  func moreThanTheMostIsNotSent(values: [String]) async throws {
    try await Stage.open { stage in
      let ended = try await stage.program.run(
        ["run", "p-video", "--yes", "--max-cost", "0.1", "prompt=x"] + values)
      #expect(ended.code == 6)
      #expect(ended.words.contains("more than 0.10"))
      #expect(stage.api.posts.isEmpty)
    }
  }

  /// A slip of the hand makes hundreds.
  @Test func yesAloneDoesNotMeanManyJobs() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run("run", "p-video", "--yes", "prompt=x", "seed=1..21")
      #expect(ended.code == 6)
      #expect(ended.words.contains("21 jobs of p-video"))
      #expect(ended.words.contains("--max-cost"))
      #expect(stage.api.posts.isEmpty)
    }
  }

  @Test func aSampleIsAsManyAsAsked() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run(
        "run", "p-video", "--dry-run", "--sample", "5", "prompt={a|b|c|d}", "seed=1..50")
      #expect(ended.lines.count == 5)
    }
  }

  @Test(arguments: [
    (["prompt=__tree__"], "there is no file tree.txt"), (["prompt=x", "duration=3,99"], "99"),
    (["prompt=x", "seed=1,2", "duration=3,5,8", "--side-by-side"], "side by side"),
  ])
  func nonsenseIsNamedAndNothingIsSent(arguments: [String], words: String) async throws {
    try await Stage.open { stage in
      let ended = try await stage.program.run(["run", "p-video", "--yes"] + arguments)
      #expect(ended.code == 2)
      #expect(ended.words.contains(words))
      #expect(stage.api.posts.isEmpty)
    }
  }
}
