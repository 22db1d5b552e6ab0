import Foundation
import TestSupport
import Testing

extension RealTerminal {
  /// From several takes to the final clip, and back to an old prompt, with the keys that people press, counted.
  @Suite struct Takes {
    private static func report(_ program: Program) async throws -> [[String: Any]] {
      try await program.run("history", "--demo", "--json").lines.map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
    }

    /// To the jobs, the whole batch, side by side, to the second take, keep it, its final version, yes.
    @Test func theBestOfEightIsMadeOnceMoreAtFullQuality() async throws {
      try await RealTerminal.studio(
        before: [
          [
            "run", "pixverse-text2video", "--demo", "--yes", "--max-cost", "5", "prompt=two gods",
            "seed=1..8",
          ]
        ]
      ) { terminal, program in
        try await terminal.sees("8 of 8")
        let hand = Hand(terminal)
        try await hand.press("w", "b")
        try await terminal.sees("All 8 jobs of the batch are marked")
        try await hand.press("C")
        try await terminal.sees("8 clips")
        try await hand.press("j", "+")
        try await terminal.sees("kept; its form has that seed now, fixed.")
        try await hand.press("F")
        try await terminal.sees("Send the final version?", "quality 540p → 1080p")
        let opened = ContinuousClock.now
        // A letter opened the box: until a held key would have repeated itself none sends.
        try await eventually("a moment for a held key") {
          ContinuousClock.now - opened > .milliseconds(800)
        }
        try await hand.press("y")
        try await terminal.sees("Submitted: pixverse-text2video")
        #expect(hand.presses == 7)
        let jobs = try await Self.report(program)
        #expect(jobs.count == 9)
        let kept = try #require(jobs.first { $0["verdict"] as? String == "kept" })
        let final = try #require(jobs.first { $0["parents"] != nil })
        #expect(final["seed"] as? Int == kept["seed"] as? Int)
        #expect((final["parameters"] as? [String: Any])?["quality"] as? String == "1080p")
        // Off the table.
        try await terminal.press("Escape")
        try await RealTerminal.leave(terminal)
      }
    }

    /// To the history, find, a word, take it, what it would change, only the prompt.
    @Test func anOldPromptIsFoundByAWordAndLoadedAlone() async throws {
      try await RealTerminal.studio(
        before: [
          ["run", "p-video", "--demo", "--yes", "prompt=a lighthouse at noon", "duration=9"],
          ["run", "p-video", "--demo", "--yes", "prompt=a meadow at noon", "duration=9"],
        ]
      ) { terminal, program in
        let hand = Hand(terminal)
        try await hand.press("2", "/")
        try await hand.type("light")
        try await terminal.sees("1 of 2 jobs")
        try await hand.press("Enter", "a")
        try await terminal.sees("into its form", "5 → 9")
        try await hand.press("p")
        try await terminal.sees("a lighthouse at noon", "Loaded prompt of")
        #expect(hand.presses == 5 + "light".count)
        // The duration is the form's own.
        try await terminal.sees("duration      5")
        try await RealTerminal.leave(terminal)
      }
    }
  }
}
