import Foundation
import TestSupport
import Testing

extension RealTerminal {
  /// The clip of a job as it is seen in a terminal.
  @Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ffmpeg")))
  struct ClipTests {
    @Test func theFramesAreShownSteppedThroughAndPlayed() async throws {
      try await RealTerminal.studio(columns: 80, rows: 24) { terminal, program in
        try await RealTerminal.send(prompt: "A fox", terminal)
        try await terminal.sees("saved")
        try await terminal.type("2")
        try await terminal.press("Enter")
        try await terminal.sees("0.0 s", "2.5 s", "5.0 s", "▀▀▀▀")
        try await terminal.type("l")
        try await terminal.sees("0.00 s of 5.0 s")
        try await terminal.type("p")
        try await terminal.sees(", playing")
        try await terminal.sees("4.96 s of 5.0 s")
        try await terminal.type("l")
        try await terminal.sees("2.5 s", "5.0 s", "▀▀▀▀")
        #expect(program.files.contains { $0.hasPrefix(".cache/dailies/frames/") })
      }
    }
  }
}
