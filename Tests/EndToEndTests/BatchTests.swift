import Foundation
import TestSupport
import Testing

extension RealTerminal {
  /// Several jobs from one form with the keys that people press, counted.
  @Suite struct Batches {
    private static func jobs(_ program: Program) async throws -> [[String: Any]] {
      try await program.run("jobs", "--demo", "--json").lines.map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
    }

    /// The prompt is there; from then on five keys: to the seed, several, done with it, submit, yes.
    @Test func eightSeedsOfOnePrompt() async throws {
      try await RealTerminal.studio { terminal, program in
        try await terminal.press("Enter")
        try await terminal.sees("done")
        try await terminal.type("a coast at noon")
        try await terminal.press("Escape")
        try await terminal.sees("enter edit")
        let hand = Hand(terminal)
        try await hand.press("G", "v")
        try await terminal.sees("8x", "8 values", "8 jobs · 0.04 credits")
        try await hand.press("C-s")
        try await terminal.sees("Send these 8 jobs?", "seed")
        try await hand.press("y")
        try await terminal.sees("Submitted: 8 jobs of p-video.")
        #expect(hand.presses == 4)
        try await terminal.sees("8 of 8")
        let jobs = try await Self.jobs(program)
        #expect(Set(jobs.compactMap { $0["seed"] as? Int }).count == 8)
        try await RealTerminal.leave(terminal)
      }
    }

    /// Of six combinations the model forbids one. Its durations are 5 and 8, so the three are qualities.
    @Test func threeQualitiesByTwoDurations() async throws {
      try await RealTerminal.studio { terminal, program in
        for _ in 0..<4 { try await terminal.press("]") }
        try await terminal.sees("pixverse-text2video ·")
        try await terminal.press("Enter")
        try await terminal.sees("done")
        try await terminal.type("two gods")
        try await terminal.press("Escape")
        try await terminal.sees("enter edit")
        let hand = Hand(terminal)
        // To the duration: both of its two.
        try await hand.press("j", "j", "v")
        try await terminal.sees("tick")
        try await hand.press("Down", "Space", "Enter")
        try await terminal.sees("5, 8", "2 values")
        // To the quality: the present one, and two more.
        try await hand.press("j", "v")
        try await terminal.sees("tick")
        try await hand.press("Down", "Space", "Down", "Space", "Enter")
        try await terminal.sees("3 values", "5 jobs, 1 forbidden")
        try await hand.press("C-s")
        try await terminal.sees("Send these 5 jobs?", "1 combination is forbidden", "duration 8")
        try await hand.press("y")
        try await terminal.sees("Submitted: 5 jobs of pixverse-text2video.")
        #expect(hand.presses == 15)
        #expect(try await Self.jobs(program).count == 5)
        try await RealTerminal.leave(terminal)
      }
    }

    /// What one run types is there in the next: several values, and a preset as a file that can be read.
    @Test func presetsAndSeveralValuesOutliveTheStudio() async throws {
      try await RealTerminal.studio { terminal, program in
        try await terminal.press("Enter")
        try await terminal.sees("done")
        try await terminal.type("a {red|blue} __animal__")
        try program.write("fox\n# no animal\nbird\n", to: "config/dailies/wildcards/animal.txt")
        try await terminal.press("Escape")
        try await terminal.sees("4 variants")
        try await terminal.type("P")
        try await terminal.sees("kept as a preset")
        try await terminal.type("two colours")
        try await terminal.press("Enter")
        try await terminal.sees("Kept as")
        let file = try #require(
          program.files.first { $0.hasSuffix("presets/p-video/two colours.toml") })
        #expect(
          try String(contentsOfFile: program.home.path + "/" + file, encoding: .utf8).contains(
            "prompt = \"a {red|blue} __animal__\""))
        try await RealTerminal.leave(terminal)
        try await terminal.seesShell()
        try await terminal.command("clear; dailies --demo")
        try await terminal.sees("demo: nothing is charged", "4 variants")
        try await terminal.type("R")
        try await terminal.sees("default again")
        try await terminal.type("p")
        try await terminal.sees("presets of p-video", "two colours")
        try await terminal.press("Enter")
        try await terminal.sees("4 variants")
        try await RealTerminal.leave(terminal)
      }
    }
  }
}
