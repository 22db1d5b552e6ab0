import Foundation
import Simulator
import TestSupport
import Testing

/// Caps and what was spent, from the command line, counted by the provider.
@Suite(.timeLimit(.minutes(5))) struct SpendingTests {
  private static func cap(_ stage: Stage, _ line: String) throws {
    try stage.program.write(line + "\n", to: "config/dailies/config.toml")
  }

  @Test func twoProgramsStopTogetherExactlyAtTheCap() async throws {
    try await Stage.open { stage in
      try Self.cap(stage, "cap_day = \"0.0325\"")
      async let one = stage.run(
        "run", "p-video", "--yes", "--max-cost", "1", "prompt=a", "seed=1..5")
      async let other = stage.run(
        "run", "p-video", "--yes", "--max-cost", "1", "prompt=b", "seed=1..5")
      let ended = try await [one, other]
      #expect(stage.api.posts.count == 6)
      #expect(ended.map(\.lines.count).reduce(0, +) == 6)
      #expect(ended.contains { $0.code == 3 || $0.code == 6 }, "\(ended.map(\.words))")
      #expect(ended.contains { $0.words.contains("cap_day is 0.0325") })
      #expect(!ended.contains { $0.words.contains("let it go on") })
      // What was not sent is withdrawn, so that nothing waits for a raised cap by surprise.
      let told = try await stage.run("history", "--json", "state:waiting")
      #expect(told.objects.isEmpty)
      let spent = try await stage.run("spent", "--json")
      #expect(spent.objects.first?["day"]?["spent_usd"] == .number(0.03))
      #expect(spent.objects.first?["day"]?["cap_usd"] == .number(0.0325))
      #expect(spent.objects.first?["library"]?["models"]?["p-video"]?["jobs"]?.integer == 6)
      let words = try await stage.run("spent")
      #expect(words.lines.first == "today: 0.03 of 0.0325, 6 jobs")
    }
  }

  @Test(arguments: [
    ("cap_batch = \"0.0325\"", "These 10 jobs would cost 0.05, and cap_batch is 0.0325."),
    ("cap_total = \"0.0325\"", "With --yes, this needs --max-cost."),
    (
      "cap_total = \"0.055\"",
      "They bring cap_total to 0.05 of 0.055. With --yes, this needs"
    ),
    (
      "cap_total = \"0.004\"",
      "cap_total is 0.004: 0.00 is spent. Raise cap_total in the settings first."
    ),
  ])
  func whatComesNearACapIsSaidBeforehand(line: String, words: String) async throws {
    try await Stage.open { stage in
      try Self.cap(stage, line)
      let ended = try await stage.run("run", "p-video", "--yes", "prompt=a", "seed=1..10")
      #expect(ended.code == 6)
      #expect(ended.words.contains(words), "\(ended.words)")
      #expect(stage.api.posts.isEmpty)
      #expect(try await stage.run("history").lines.isEmpty)
    }
  }

  @Test(arguments: ["0", "-1", "two", "1e3"])
  func aCapIsAnAmount(text: String) async throws {
    try await Stage.open { stage in
      try Self.cap(stage, "cap_day = \"\(text)\"")
      let ended = try await stage.run("jobs")
      #expect(ended.code == 2)
      #expect(ended.words.contains("US dollars"))
    }
  }
}
