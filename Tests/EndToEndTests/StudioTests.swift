import Foundation
import TestSupport
import Testing

/// Everything that needs a real terminal, each one of its own.
@Suite(.timeLimit(.minutes(10))) struct RealTerminal {
  /// Opens the demo's studio in a terminal and waits for its first frame.
  static func studio(
    before: [[String]] = [], columns: Int = 120, rows: Int = 36, variables: [String: String] = [:],
    _ test: (Tmux, Program) async throws -> Void
  ) async throws {
    let program = try Program()
    defer { program.remove() }
    for command in before {
      let ended = try await program.run(command)
      try #require(ended.code == 0, "\(ended.words)")
    }
    try await Tmux.open(program, columns: columns, rows: rows, variables: variables) { terminal in
      try await terminal.command("dailies --demo")
      try await terminal.sees("demo: nothing is charged", "submit")
      try await test(terminal, program)
    }
  }

  /// The shell's child is the studio.
  static func child(_ terminal: Tmux) async throws -> Int32 {
    let shell = try await terminal.value("pane_pid")
    let children = try String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return try #require(children.split(separator: " ").compactMap { Int32($0) }.first)
  }

  static func send(_ signal: String, _ terminal: Tmux) async throws {
    let number = try #require(
      ["TERM": SIGTERM, "HUP": SIGHUP, "INT": SIGINT, "SEGV": SIGSEGV, "ABRT": SIGABRT][signal])
    #expect(kill(try await child(terminal), number) == 0)
  }

  /// A fault in a thread of the background, as of a trap there: in the oldest that does not block its signal, as
  /// dispatch has some do. One that ends in this moment takes the signal along, so it is sent until it is taken.
  static func breakThread(_ terminal: Tmux) async throws {
    let studio = try await child(terminal)
    // glibc has it, and its module for Swift has not.
    typealias ThreadKill = @convention(c) (pid_t, pid_t, Int32) -> Int32
    let tgkill = unsafeBitCast(try #require(dlsym(nil, "tgkill")), to: ThreadKill.self)
    try await eventually("the fault is taken") {
      let folder = "/proc/\(studio)/task"
      let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let open = threads.compactMap { Int32($0) }.filter { thread in
        let status = try? String(contentsOfFile: "\(folder)/\(thread)/status", encoding: .utf8)
        let blocked = status?.split(separator: "\n").first { $0.hasPrefix("SigBlk:") }
          .flatMap { UInt64($0.dropFirst(8), radix: 16) }
        return thread != studio && blocked.map { $0 & (1 << UInt64(SIGILL - 1)) == 0 } == true
      }
      if let oldest = open.min() { _ = tgkill(studio, oldest, SIGILL) }
      return try await terminal.value("alternate_on") == "0"
    }
  }

  /// Types a prompt into the form's first field and sends it.
  static func send(prompt: String, _ terminal: Tmux) async throws {
    try await terminal.press("Enter")
    try await terminal.sees("done")
    try await terminal.type(prompt)
    try await terminal.press("C-s")
    try await terminal.sees("Send this?")
    try await terminal.type("y")
  }

  /// The same with a job that takes a while; it is on its way when this returns.
  static func sendSlowly(_ terminal: Tmux) async throws {
    try await send(prompt: "[slow] a coast at noon", terminal)
    try await terminal.sees("sending 0:")
  }

  /// Leaves the studio, whatever it asks first.
  static func leave(_ terminal: Tmux) async throws {
    try await terminal.press("C-c")
    try await eventually("the studio is left") {
      if try await terminal.screen.contains("leaves") { try await terminal.press("y") }
      return try await terminal.value("alternate_on") == "0"
    }
  }
}

extension RealTerminal {
  /// From a key press to a saved clip, for each model.
  @Suite struct Submitting {
    /// What is typed into the form, from its first field on; `%` stands for the folder of the files.
    static let drafts: [(model: String, place: Int, fields: [String])] = [
      ("p-video", 0, ["a coast at noon"]),
      ("p-video-animate", 1, ["%/face.png", "%/dance.mp4"]),
      // Below the first picture is the row that takes another one.
      ("p-video-replace", 2, ["%/face.png", "", "%/dance.mp4"]),
      ("p-video-avatar", 3, ["%/face.png", "Good morning."]),
      ("pixverse-text2video", 4, ["two gods"]),
    ]

    @Test(arguments: drafts)
    func everyModelGoesFromTheFormToASavedClip(
      draft: (model: String, place: Int, fields: [String])
    ) async throws {
      try await RealTerminal.studio { terminal, program in
        try program.write(Media.png, to: "m/face.png")
        try program.write(Media.mp4, to: "m/dance.mp4")
        for _ in 0..<draft.place { try await terminal.press("]") }
        try await terminal.sees("\(draft.model) ·")
        for field in draft.fields {
          if let file = field.split(separator: "/").last, field.hasPrefix("%") {
            try await terminal.press("Enter")
            try await terminal.sees("folder above")
            try await terminal.type(field.replacing("%", with: program.home.path + "/m"))
            // Where several are taken, a mark may stand before the name.
            let isList = draft.model == "p-video-replace" && file.hasSuffix(".png")
            try await terminal.sees(isList ? "▸   \(file)" : "▸ \(file)")
            try await terminal.press("Enter")
            try await terminal.sees("submit")
          } else if !field.isEmpty {
            try await terminal.press("Enter")
            try await terminal.sees("done")
            try await terminal.type(field)
          }
          try await terminal.press("Tab")
        }
        try await terminal.press("Escape")
        try await terminal.press("C-s")
        try await terminal.sees("Send this?", draft.model, "seed")
        try await terminal.type("y")
        try await terminal.sees("saved", within: .seconds(180))
        let clips = program.files.filter { $0.hasSuffix(".mp4") && $0.contains("/clips/") }
        #expect(clips.count == 1)
        #expect(clips.allSatisfy { $0.contains("_\(draft.model)_") })

        try await terminal.type("2")
        try await terminal.sees("History", draft.model, "saved")
        try await RealTerminal.leave(terminal)
        try await terminal.seesShell()
        try await terminal.command("clear; dailies --demo")
        try await terminal.sees("demo: nothing is charged")
        try await terminal.type("2")
        try await terminal.sees("History", draft.model, "saved")
      }
    }

    @Test func aClipIsOpenedByThePlayerOfTheSettings() async throws {
      let program = try Program()
      defer { program.remove() }
      let told = program.home.path + "/told"
      try program.write("#!/bin/sh\necho \"$2 $1\" > \(told)\n", to: "play")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: program.home.path + "/play")
      try program.write(
        "player = \"\(program.home.path)/play {} --loop\"\n", to: "config/dailies/config.toml")
      let made = try await program.run("run", "p-video", "--demo", "--yes", "prompt=a coast")
      let clip = try #require(made.lines.first { $0.hasSuffix(".mp4") })
      try await Tmux.open(program, columns: 120, rows: 36) { terminal in
        try await terminal.command("dailies --demo")
        try await terminal.sees("demo: nothing is charged", "saved")
        try await terminal.type("2o")
        try await terminal.sees("Opened")
        try await eventually("the player is told the clip") {
          (try? String(contentsOfFile: told, encoding: .utf8)) == "--loop \(clip)\n"
        }
      }
    }

    @Test func aPasteOfLinesAndControlCharactersSendsNothing() async throws {
      try await RealTerminal.studio { terminal, program in
        try await terminal.press("Enter")
        try await terminal.sees("done")
        try await terminal.paste("a coast\n\u{13}\ny\n\u{13}y\n")
        try await terminal.sees("a coast")
        try await terminal.press("Escape")
        try await terminal.paste("\u{13}y\u{13}y\n")
        try await terminal.press("C-s")
        try await terminal.sees("Send this?")
        try await terminal.paste("y\n\u{13}")
        try await terminal.sees("Send this?")
        try await terminal.press("Escape")
        let jobs = try await program.run("jobs", "--demo", "--json")
        #expect(jobs.output.isEmpty)
      }
    }
  }

  /// The terminal belongs to the person: every way out gives it back as it was.
  @Suite struct Leaving {
    /// Echo and line editing are on again, and the shell's screen is shown.
    private static func isSane(_ terminal: Tmux) async throws {
      try await terminal.seesShell()
      try await terminal.command("clear; stty -a; echo sane")
      try await terminal.sees("\nsane", " echo ", "isig icanon ")
      #expect(try await terminal.value("cursor_flag") == "1")
      #expect(try await terminal.value("mouse_any_flag") == "0")
    }

    @Test func leavingGivesTheTerminalBack() async throws {
      try await RealTerminal.studio { terminal, _ in
        #expect(try await terminal.value("alternate_on") == "1")
        try await terminal.type("q")
        try await eventually("it ends") { try await terminal.value("alternate_on") == "0" }
        try await terminal.command("clear; echo code $?")
        try await Self.isSane(terminal)
      }
    }

    @Test(arguments: [("TERM", 1), ("HUP", 1), ("INT", 130), ("SEGV", 139), ("ABRT", 134)])
    func aSignalGivesTheTerminalBack(signal: String, code: Int) async throws {
      try await RealTerminal.studio { terminal, program in
        try await RealTerminal.send(signal, terminal)
        try await terminal.seesShell()
        if code > 130 {
          try await terminal.sees("ended by a fault", "/state/dailies/crash-")
          let report = try #require(program.files.first { $0.contains("/crash-") })
          let text = try String(
            contentsOf: program.home.appending(path: report), encoding: .utf8)
          #expect(text.contains("dailies doctor"))
          #expect(text.contains("the studio opens"), "the end of the log: \(text)")
        }
        try await terminal.command("echo code $?")
        try await terminal.sees("code \(code)")
        try await Self.isSane(terminal)
      }
    }

    @Test func aFaultInTheBackgroundGivesTheTerminalBackToo() async throws {
      try await RealTerminal.studio { terminal, _ in
        try await RealTerminal.breakThread(terminal)
        try await terminal.seesShell()
        try await terminal.sees("ended by a fault")
        try await Self.isSane(terminal)
      }
    }

    @Test func ctrlZGivesTheTerminalToTheShellAndFgComesBack() async throws {
      try await RealTerminal.studio { terminal, _ in
        for _ in 1...3 {
          try await terminal.press("C-z")
          try await Self.isSane(terminal)
          try await terminal.command("jobs")
          try await terminal.sees("Stopped")
          try await terminal.command("fg")
          try await terminal.sees("demo: nothing is charged", "submit")
          #expect(try await terminal.value("alternate_on") == "1")
        }
        try await terminal.press("Enter")
        try await terminal.sees("done")
        try await terminal.type("still here")
        try await terminal.sees("still here")
      }
    }
  }

  /// Whatever terminal it is, there is a screen, or a sentence that says why there is none.
  @Suite struct Terminals {
    @Test(arguments: [
      "vt100", "linux", "xterm", "screen", "tmux", "tmux-256color", "xterm-256color",
      "screen-256color", "no-such-terminal",
    ])
    func aTerminalOfThisTypeShowsTheStudio(type: String) async throws {
      try await RealTerminal.studio(variables: ["TERM": type]) { terminal, _ in
        try await terminal.sees("p-video", "prompt", "submit")
        try await terminal.press("Enter")
        try await terminal.type("a coast")
        try await terminal.sees("a coast")
      }
    }

    @Test(arguments: ["xterm-256color", "vt100"])
    func withoutAUTF8LocaleItIsReadableAllTheSame(type: String) async throws {
      for variables in [["LANG": ""], ["LANG": "C"], ["LC_ALL": "POSIX"], ["LANG": "xx_YY.UTF-8"]] {
        let all = variables.merging(["TERM": type]) { first, _ in first }
        try await RealTerminal.studio(variables: all) { terminal, _ in
          try await terminal.sees("p-video", "prompt")
          #expect(try await !terminal.screen.contains("M-"))
          #expect(try await !terminal.screen.contains("\u{FFFD}"))
        }
      }
    }

    @Test func aTerminalThatCannotMoveItsCursorIsRefusedInASentence() async throws {
      let program = try Program()
      defer { program.remove() }
      try await Tmux.open(program, variables: ["TERM": "dumb"]) { terminal in
        try await terminal.command("dailies --demo; echo code $?")
        try await terminal.sees("A terminal of type dumb cannot show a screen", "code 2")
      }
    }

    @Test func withoutATerminalItIsRefusedInASentence() async throws {
      let program = try Program()
      defer { program.remove() }
      let ended = try await program.run("--demo")
      #expect(ended.code == 2)
      #expect(ended.output.isEmpty)
      #expect(ended.words.contains("needs a terminal"))
    }

    @Test func aPipeOnOneSideIsRefusedToo() async throws {
      let program = try Program()
      defer { program.remove() }
      try await Tmux.open(program) { terminal in
        try await terminal.command("dailies --demo | cat; echo code ${PIPESTATUS[0]}")
        try await terminal.sees("needs a terminal", "code 2")
        try await terminal.command("clear; echo hello | dailies --demo; echo code $?")
        try await terminal.sees("needs a terminal", "code 2")
      }
    }
  }

  /// The screen fits its terminal at every moment.
  @Suite struct Resizing {
    static let sizes = [
      (40, 10), (200, 50), (1, 1), (80, 24), (20, 60), (300, 5), (2, 2), (61, 19),
    ]

    @Test func aStormOfSizesEndsWithAWholeScreen() async throws {
      try await RealTerminal.studio { terminal, _ in
        for _ in 0..<5 {
          for (columns, rows) in Self.sizes {
            try await terminal.resize(columns: columns, rows: rows)
          }
        }
        try await terminal.resize(columns: 100, rows: 30)
        try await terminal.sees("p-video", "demo: nothing is charged", "submit")
        // What the storm left behind is what a terminal that was cleared gets.
        let left = try await terminal.stillScreen()
        #expect(left.hasPrefix(" dailies "))
        try await terminal.press("C-l")
        try await eventually("the same screen, drawn anew") {
          try await terminal.screen == left
        }
        try await terminal.press("Enter")
        try await terminal.type("typed after the storm")
        try await terminal.sees("typed after the storm")
      }
    }

    /// Sizes larger and smaller than the terminal really is, down to one cell, by the hundred.
    @Test func aStormOfSizesLeavesNoStaleCell() async throws {
      var left = ""
      try await RealTerminal.studio(columns: 90, rows: 28) { terminal, _ in
        var number: UInt64 = 20_251_121
        let sizes = (0..<400).map { index in
          number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let most = index.isMultiple(of: 3) ? (12, 6) : (200, 60)
          return (columns: 1 + Int(number >> 33) % most.0, rows: 1 + Int(number >> 45) % most.1)
        }
        try await terminal.storm(Array(sizes.prefix(200)) + [(1, 1)])
        try await terminal.press("2")
        try await terminal.storm(Array(sizes.suffix(200)) + [(1, 1), (90, 28)])
        try await terminal.sees("Nothing was made yet")
        _ = try await terminal.stillScreen()
        left = try await terminal.cells
      }
      try await RealTerminal.studio(columns: 90, rows: 28) { terminal, _ in
        try await terminal.press("2")
        try await terminal.sees("Nothing was made yet")
        // A cleared screen: else the blanks of the view before have another look, which nobody sees.
        try await terminal.press("C-l")
        try await eventually("the screen of one that knew no storm") {
          try await terminal.cells == left
        }
      }
    }

    @Test func whatIsTypedDuringAStormStays() async throws {
      try await RealTerminal.studio { terminal, _ in
        try await terminal.press("Enter")
        try await terminal.sees("done")
        for (index, size) in Self.sizes.enumerated() {
          try await terminal.resize(columns: size.0, rows: size.1)
          try await terminal.type("\(index)")
        }
        try await terminal.resize(columns: 120, rows: 36)
        try await terminal.sees("01234567")
      }
    }
  }

  /// Nothing may be printed over the screen, and nothing is lost that is said meanwhile.
  @Suite struct Quiet {
    @Test func whatOthersPrintToTheErrorOutputGoesToTheLog() async throws {
      try await RealTerminal.studio { terminal, program in
        let id = try await RealTerminal.child(terminal)
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/fd/2")
        #expect(target == program.home.path + "/state/dailies/dailies.log")
        let errors = try #require(FileHandle(forWritingAtPath: "/proc/\(id)/fd/2"))
        try errors.seekToEnd()
        try errors.write(contentsOf: Data("a stray sentence\n".utf8))
        try await terminal.press("C-l")
        try await terminal.sees("demo: nothing is charged")
        #expect(try await !terminal.screen.contains("stray"))
        #expect(try String(contentsOfFile: target, encoding: .utf8).contains("a stray sentence"))
      }
    }
  }

  /// Standard output may be anything.
  @Suite struct Pipes {
    @Test func aReaderThatWentAwayIsNoFailure() async throws {
      let program = try Program()
      defer { program.remove() }
      try await Tmux.open(program) { terminal in
        try await terminal.command("exec 3> >(:); wait $!; dailies models >&3; echo code $?")
        try await terminal.sees("code 0")
      }
    }

    @Test func aFullDiskIsAFailure() async throws {
      let program = try Program()
      defer { program.remove() }
      try await Tmux.open(program) { terminal in
        try await terminal.command("dailies models > /dev/full; echo code $?")
        try await terminal.sees("Standard output cannot be written", "code 1")
      }
    }
  }

  /// `run` asks the person at the terminal before it spends.
  @Suite struct Consent {
    @Test(arguments: [("n", "code 6"), ("", "code 6"), ("y", "code 0")])
    func runAsksAndObeys(answer: String, code: String) async throws {
      let program = try Program()
      defer { program.remove() }
      try await Tmux.open(program) { terminal in
        try await terminal.command("dailies run p-video --demo prompt=coast seed=7; echo code $?")
        try await terminal.sees("p-video, seed 7: about $0.005", "[y/N]")
        try await terminal.command(answer)
        try await terminal.sees(code)
        let jobs = try await program.run("jobs", "--demo")
        #expect(jobs.lines.count == (answer == "y" ? 1 : 0))
      }
    }

    @Test func theSeedAskedAboutIsTheSeedSent() async throws {
      let program = try Program()
      defer { program.remove() }
      try await Tmux.open(program) { terminal in
        try await terminal.command("dailies run p-video --demo prompt=coast; echo code $?")
        try await terminal.sees("[y/N]")
        let asked = try #require(
          try await terminal.screen.firstMatch(of: /p-video, seed (\d+):/)?.output.1)
        try await terminal.command("y")
        try await terminal.sees("code 0")
        let jobs = try await program.run("jobs", "--demo", "--json")
        #expect(jobs.output.contains("\"seed\":\(asked)"))
      }
    }
  }
}
