import Foundation
import TestSupport
import Testing

extension RealTerminal {
  /// What is typed, pasted and pressed arrives as it was meant.
  @Suite struct Input {
    @Test func aLargePasteIsTextAndIsThereAtOnce() async throws {
      try await RealTerminal.studio { terminal, program in
        try await terminal.press("Enter")
        try await terminal.sees("done")
        let line = String(repeating: "a coast at noon ", count: 6) + "\u{13}y\n"
        let text = String(repeating: line, count: 200) + "the end of it"
        #expect(text.utf8.count > 19_000)
        let start = ContinuousClock.now
        try await terminal.paste(text)
        try await terminal.sees("the end of it")
        // Under a second where nothing else runs; here it has to be far from key by key.
        let took = ContinuousClock.now - start
        #expect(took < .seconds(30))
        try await terminal.press("Escape")
        #expect(try await !terminal.screen.contains("Send this?"))
        #expect(try await program.run("jobs", "--demo", "--json").output.isEmpty)
      }
    }

    @Test func altAndEscapeAreToldApart() async throws {
      try await RealTerminal.studio { terminal, _ in
        try await terminal.press("Enter")
        try await terminal.sees("done")
        try await terminal.type("one two")
        try await terminal.press("M-b")
        try await terminal.type("x")
        try await terminal.sees("one xtwo", "done")
        try await terminal.press("Escape")
        try await terminal.sees("edit")
        try await terminal.type("b")
        #expect(try await terminal.screen.contains("one xtwo"))
      }
    }

    @Test func whatWasDeletedIsPutInAgain() async throws {
      try await RealTerminal.studio { terminal, _ in
        try await terminal.press("Enter")
        try await terminal.sees("done")
        try await terminal.type("one two")
        try await terminal.press("C-w", "C-a", "C-y")
        try await terminal.sees("┃ twoone ")
      }
    }

    @Test func theWheelScrollsWhatIsUnderIt() async throws {
      try await RealTerminal.studio { terminal, _ in
        try await terminal.type("?")
        try await terminal.sees("All keys")
        for _ in 0..<4 { try await terminal.type("\u{1B}[<65;40;10M") }
        try await terminal.sees(" ↑ ")
        for _ in 0..<8 { try await terminal.type("\u{1B}[<64;40;10M") }
        try await eventually("at the top") { try await !terminal.screen.contains(" ↑ ") }
      }
    }

    @Test func whatEndedWhileNobodyLookedIsToldOnTheReturn() async throws {
      try await RealTerminal.studio { terminal, program in
        try await RealTerminal.sendSlowly(terminal)
        try await terminal.type("\u{1B}[O")
        try await eventually("the library knows it") {
          try await program.run("history", "--demo").output.contains("saved")
        }
        try await terminal.sees("saved")
        try await terminal.type("\u{1B}[I")
        try await terminal.sees("While you looked elsewhere: 1 saved.")
      }
    }

    @Test func whatOthersWroteOnTheScreenIsGoneAfterCtrlL() async throws {
      try await RealTerminal.studio { terminal, _ in
        let before = try await terminal.stillScreen()
        let line = try await terminal.value("pane_tty")
        let output = try #require(FileHandle(forWritingAtPath: line))
        try output.write(contentsOf: Data("\u{1B}[5;5Hforeign words\u{1B}[20;1Hmore".utf8))
        try await terminal.sees("foreign words")
        try await terminal.press("C-l")
        try await eventually("the studio alone") { try await terminal.screen == before }
      }
    }

    @Test func theMousePressesWhatIsSeenAndIsGivenBack() async throws {
      try await RealTerminal.studio { terminal, _ in
        #expect(try await terminal.value("mouse_any_flag") == "1")
        #expect(try await terminal.value("mouse_sgr_flag") == "1")
        try await terminal.press(on: "p-video-avatar")
        try await terminal.sees("p-video-avatar ·")
        try await terminal.press(on: "all keys")
        try await terminal.sees("All keys")
        try await terminal.press("Escape")
        try await terminal.press("M-m")
        try await terminal.sees("alt+m has it work here again")
        #expect(try await terminal.value("mouse_any_flag") == "0")
        try await terminal.press("M-m")
        try await terminal.sees("The mouse works here again")
        #expect(try await terminal.value("mouse_any_flag") == "1")
        try await terminal.press("C-z")
        try await terminal.seesShell()
        #expect(try await terminal.value("mouse_any_flag") == "0")
        try await terminal.command("fg")
        try await terminal.sees("submit")
        #expect(try await terminal.value("mouse_any_flag") == "1")
      }
    }

    @Test func lettersOfEveryKindAreTypedMovedOverAndDeletedWhole() async throws {
      try await RealTerminal.studio { terminal, _ in
        try await terminal.press("Enter")
        try await terminal.sees("done")
        try await terminal.type("日本語 e\u{301}🙂 שלום")
        try await terminal.sees("┃ 日本語 e\u{301}🙂 שלום")
        try await terminal.press("BSpace", "Home", "Right", "DC", "Right", "Right", "DC")
        try await terminal.sees("┃ 日語 🙂 שלו")
        try await terminal.press("BSpace", "BSpace", "Left", "DC")
        try await terminal.sees("┃ 🙂 שלו")
      }
    }

    /// Whoever stops the terminal's output stops no job.
    @Test func aTerminalThatStopsReadingHoldsUpNoJob() async throws {
      try await RealTerminal.studio { terminal, program in
        try await RealTerminal.sendSlowly(terminal)
        let server = try #require(Int32(try await terminal.value("pid")))
        let studio = try await RealTerminal.child(terminal)
        kill(server, SIGSTOP)
        defer { kill(server, SIGCONT) }
        // Each has the whole screen drawn anew, until nothing more fits into the line.
        try await eventually("the screen is stuck") {
          kill(studio, SIGWINCH)
          let place = try? String(contentsOfFile: "/proc/\(studio)/wchan", encoding: .utf8)
          return place?.contains("wait_woken") == true || place?.contains("tty") == true
        }
        try await eventually("the library knows it") {
          try await program.run("history", "--demo").output.contains("saved")
        }
        kill(server, SIGCONT)
        try await terminal.sees("saved")
      }
    }
  }
}
