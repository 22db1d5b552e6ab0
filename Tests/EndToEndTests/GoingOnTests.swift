import Foundation
import TestSupport
import Testing

/// What was sent goes on without a screen.
@Suite(.timeLimit(.minutes(10))) struct GoingOnTests {
  private func clips(_ program: Program) -> [String] {
    program.files.filter { $0.hasSuffix(".mp4") && $0.contains("/clips/") }
  }

  @Test func whenTheTerminalGoesTheClipStillComes() async throws {
    try await RealTerminal.studio { terminal, program in
      try await RealTerminal.sendSlowly(terminal)
      try await terminal.end()
      try await eventually("the clip is saved") { clips(program).count == 1 }
      try await eventually("the library knows it") {
        try await program.run("history", "--demo").output.contains("saved")
      }
      #expect(!program.files.contains { $0.hasSuffix(".part") })
    }
  }

  @Test func aProcessInTheBackgroundFetchesWhatIsOpenAndTheNextStartSaysSo() async throws {
    try await RealTerminal.studio { terminal, program in
      try await RealTerminal.sendSlowly(terminal)
      try await terminal.type("q")
      try await terminal.sees("waits until nothing is under way")
      try await terminal.type("b")
      try await terminal.sees("fetches what is open")
      try await eventually("the library knows it") {
        try await program.run("history", "--demo").output.contains("saved")
      }
      #expect(clips(program).count == 1)
      try await terminal.command("clear; dailies --demo")
      try await terminal.sees("While no studio was open: 1 saved.")
    }
  }
}
