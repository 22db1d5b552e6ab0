import Foundation
import Simulator
import TestSupport
import Testing

/// One seed sent twice, and what the clips say of it.
@Suite(.timeLimit(.minutes(5))) struct ProbeTests {
  @Test func nearACapItNamesNoOptionThatItHasNot() async throws {
    try await Stage.open { stage in
      try stage.program.write("cap_day = \"0.011\"\n", to: "config/dailies/config.toml")
      let ended = try await stage.run("probe", "p-video", "--yes")
      guard !ended.words.contains("not installed") else { return }
      #expect(ended.code == 6)
      #expect(ended.words.contains("Without --yes you are asked."), "\(ended.words)")
      #expect(!ended.words.contains("--max-cost"))
      #expect(stage.api.posts.isEmpty)
    }
  }

  @Test func oneSeedIsSentTwiceAndTheModelIsLabelled() async throws {
    try await Stage.open { stage in
      let asked = try await stage.run("probe", "p-video")
      #expect(asked.code == 6, "nobody agreed")
      #expect(stage.api.posts.isEmpty)
      let ended = try await stage.run("probe", "p-video", "--yes")
      guard !ended.words.contains("not installed") else { return }
      #expect(ended.code == 0, "\(ended.words)")
      #expect(stage.bodies.count == 2)
      #expect(stage.bodies.first == stage.bodies.last)
      #expect(stage.bodies.first?["duration"]?.integer == 3, "the cheapest")
      #expect(["same", "similar", "different"].contains(ended.lines.first ?? ""))
      #expect(ended.words.contains("Probed: one seed made"))
    }
  }
}
