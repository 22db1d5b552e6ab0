import Glibc
import TerminalCore
import TestSupport
import Testing
import Themes

@testable import TerminalNcurses

extension OneTerminalAtATime {
  struct NcursesTerminalTests {
    private static let everything = "Models"

    @Test func onlyWhatChangedIsWritten() throws {
      let paper = try Paper()
      paper.terminal.present(Paper.form("hello", focus: 0))
      let first = paper.written()
      #expect(first.contains(Self.everything))
      #expect(first.utf8.count <= 1200)

      paper.terminal.present(Paper.form("hello", focus: 0))
      #expect(paper.written() == "")

      paper.terminal.present(Paper.form("hello!", focus: 0))
      #expect(paper.written().utf8.count <= 40)

      paper.terminal.present(Paper.form("hello!日", focus: 0))
      #expect(paper.written().utf8.count <= 40)

      paper.terminal.present(Paper.form("hello!日", focus: 1))
      #expect(paper.written().utf8.count <= 200)
    }

    @Test func aRedrawAResumeAndAnotherThemeWriteEverything() throws {
      let paper = try Paper()
      let frame = Paper.form("hello", focus: 0)
      paper.terminal.present(frame)
      _ = paper.written()

      paper.terminal.redraw()
      paper.terminal.present(frame)
      #expect(paper.written().contains(Self.everything))

      paper.terminal.suspend()
      #expect(paper.written().contains("\u{1B}[?1049l"))
      paper.terminal.present(frame)
      #expect(paper.written() == "")
      paper.type("for the editor")
      #expect(paper.terminal.events() == [])
      paper.terminal.resume()
      paper.terminal.present(frame)
      let again = paper.written()
      #expect(again.contains("\u{1B}[?1049h"))
      #expect(again.contains("\u{1B}[?2004h"))
      #expect(again.contains(Self.everything))

      paper.terminal.theme = try #require(ThemeLibrary()["light"])
      paper.terminal.present(frame)
      #expect(paper.written().contains("\u{1B}[38;5;26m"))
    }

    @Test func closingGivesTheTerminalBackOnce() throws {
      let paper = try Paper()
      paper.terminal.present(Frame(grid: Grid(size: Paper.size)))
      #expect(paper.written().contains("\u{1B}[?1049h"))
      paper.terminal.close()
      let last = paper.written()
      for sequence in ["\u{1B}[?1049l", "\u{1B}[?2004l", "\u{1B}[?1004l", "\u{1B}[?25h"] {
        #expect(last.contains(sequence))
      }
      paper.terminal.close()
      paper.terminal.present(Paper.form("hello", focus: 0))
      paper.terminal.resume()
      #expect(paper.written() == "")
    }

    @Test func theWindowsTitleCannotCarryControlCharacters() throws {
      let paper = try Paper()
      let grid = Grid(size: Paper.size)
      paper.terminal.present(Frame(grid: grid, title: "a\u{1B}]2;b\u{7}"))
      #expect(paper.written().contains("\u{1B}]2;a\u{FFFD}]2;b\u{FFFD}\u{1B}\\"))
      paper.terminal.present(Frame(grid: grid, title: "a\u{1B}]2;b\u{7}"))
      #expect(paper.written() == "")
    }

    @Test(arguments: [
      "xterm", "xterm-256color", "screen", "screen-256color", "tmux", "tmux-256color", "linux",
      "vt100", "vt220", "ansi", "unknown", "no-such-terminal",
    ])
    func everyTypeOfTerminalShowsTheWords(type: String) throws {
      for theme in ThemeLibrary().themes {
        let paper = try Paper(type: type, theme: theme.name)
        paper.terminal.present(Paper.form("日本語", focus: 3))
        #expect(paper.written().contains(Self.everything))
        paper.type("\u{1B}OA\u{1B}[Bx")
        #expect(paper.terminal.events() == [.key(.up), .key(.down), .key(.character("x"))])
      }
    }

    @Test func aTerminalThatCannotMoveItsCursorIsRefused() {
      #expect(throws: TerminalError.cannotMoveCursor(type: "dumb")) { _ = try Paper(type: "dumb") }
    }

    @Test func aPipeIsNoTerminal() throws {
      var ends: [Int32] = [-1, -1]
      try #require(pipe(&ends) == 0)
      defer { for end in ends { close(end) } }
      let device = TerminalDevice(
        input: ends[0], output: ends[1], types: ["xterm"], escapeDelay: 25)
      let theme = try #require(ThemeLibrary()["dark"])
      #expect(throws: TerminalError.notATerminal) {
        _ = try NcursesTerminal(device: device, theme: theme)
      }
    }

    @Test func aSecondOneIsRefusedAndTheFirstGoesOn() throws {
      let paper = try Paper()
      #expect(throws: TerminalError.cannotOpen) { _ = try Paper() }
      paper.terminal.present(Paper.form("hello", focus: 0))
      #expect(paper.written().contains(Self.everything))
    }

    @Test func keysPastesAndFocusArrive() throws {
      let paper = try Paper()
      paper.type(
        "a\u{1B}[A\u{1B}[1;5D\u{1B}x\u{13}\u{1B}[200~two\rwords\u{1B}[201~\u{1B}[I\u{1B}[O")
      #expect(
        paper.terminal.events() == [
          .key(.character("a")), .key(.up), .key(.controlLeft), .key(.alt("x")),
          .key(.control("s")),
          .paste("two\nwords"), .focused(true), .focused(false),
        ])
      #expect(paper.terminal.events() == [])
      paper.type("\u{1B}")
      #expect(paper.terminal.events() == [.key(.escape)])
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "xterm"])
    func theBackgroundIsAskedForAndTheAnswerIsAnEvent(type: String) throws {
      let paper = try Paper(type: type)
      _ = paper.written()
      paper.terminal.ask(background: true, pixels: true)
      #expect(paper.written().contains("\u{1B}]11;?\u{1B}\\"))
      #expect(paper.terminal.events() == [])
      paper.terminal.present(Paper.form("hello", focus: 0))
      #expect(paper.written().contains(Self.everything))
      paper.type("\u{1B}")
      #expect(paper.terminal.events() == [])
      #expect(paper.terminal.deadline != nil)
      paper.type("]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62cx")
      #expect(paper.terminal.events() == [.background(isDark: false), .key(.character("x"))])
      #expect(paper.terminal.deadline == nil)
    }

    @Test(arguments: ["linux", "vt100", "screen", "ansi"])
    func aTerminalThatMayPrintTheQuestionIsNotAsked(type: String) throws {
      let paper = try Paper(type: type)
      _ = paper.written()
      paper.terminal.ask(background: true, pixels: true)
      #expect(paper.written() == "")
    }

    /// After the end it would be typed at the shell.
    @Test func anAnswerThatComesWithTheEndIsTaken() throws {
      let line = try PseudoTerminal(size: Size(columns: 80, rows: 24))
      let terminal = try open(line)
      terminal.ask(background: true, pixels: true)
      try line.type(Array("\u{1B}]11;rgb:00/00/00\u{7}\u{1B}[?62c".utf8))
      terminal.close()
      var left: Int32 = 0
      _ = ioctl(line.line, UInt(FIONREAD), &left)
      #expect(left == 0)
    }

    @Test func lettersWhoseBytesComeApartAnywhereAreWhole() throws {
      let line = try PseudoTerminal(size: Size(columns: 80, rows: 24))
      let terminal = try open(line)
      defer { terminal.close() }
      for letter in ["é", "日", "😀"] as [Character] {
        let bytes = Array(String(letter).utf8)
        for cut in 1..<bytes.count {
          try line.type(Array(bytes[..<cut]))
          #expect(terminal.events() == [])
          try line.type(Array(bytes[cut...]) + [0xFF, 0x78])
          #expect(terminal.events() == [.key(.character(letter)), .key(.character("x"))])
        }
      }
    }

    @Test(arguments: ["xterm", "xterm-256color", "screen", "tmux-256color"])
    func theMouseIsTakenGivenBackAndTold(type: String) throws {
      let paper = try Paper(type: type)
      let (on, off) = ("\u{1B}[?1000h\u{1B}[?1006h", "\u{1B}[?1006l\u{1B}[?1000l")
      #expect(!paper.written().contains(on))
      #expect(paper.terminal.takeMouse(true))
      #expect(paper.written() == on)
      paper.type("a\u{1B}[<0;12;3M\u{1B}[<0;12;3m\u{1B}[<65;12;3Mb\u{1B}[M ,#c")
      let place = Point(column: 11, row: 2)
      #expect(
        paper.terminal.events() == [
          .key(.character("a")), .mouse(Mouse(.press, at: place)),
          .mouse(Mouse(.wheelDown, at: place)), .key(.character("b")),
          .mouse(Mouse(.press, at: place)), .key(.character("c")),
        ])
      paper.terminal.suspend()
      #expect(paper.written().contains(off))
      paper.terminal.resume()
      #expect(paper.written().contains(on))
      #expect(paper.terminal.takeMouse(false))
      #expect(paper.written() == off)
      #expect(paper.terminal.takeMouse(true))
      paper.terminal.close()
      #expect(paper.written().contains(off))
    }

    @Test(arguments: ["vt100", "vt220"])
    func aTerminalWithoutAMouseIsNotAskedForOne(type: String) throws {
      let paper = try Paper(type: type)
      #expect(!paper.terminal.takeMouse(true))
      paper.terminal.close()
      #expect(!paper.written().contains("?1000"))
    }

    @Test func theEndOfTheInputIsTold() async throws {
      let paper = try Paper()
      paper.type("x")
      paper.hangUp()
      var events: [TerminalEvent] = []
      // A program that another test starts in this moment has the other end for as long as that takes.
      try await eventually("the end is told") {
        events += paper.terminal.events()
        return events.contains(.hungUp)
      }
      #expect(events == [.key(.character("x")), .hungUp])
    }

    @Test func theLineIsRawWhileOpenAndAsItWasAfterwards() throws {
      let line = try PseudoTerminal(size: Size(columns: 100, rows: 30))
      let terminal = try open(line)
      #expect(terminal.size == Size(columns: 100, rows: 30))
      #expect(!line.isCooked)
      terminal.suspend()
      #expect(line.isCooked)
      terminal.resume()
      #expect(!line.isCooked)
      try line.type(Array("q".utf8))
      #expect(terminal.events() == [.key(.character("q"))])
      terminal.close()
      #expect(line.isCooked)
    }

    @Test func aChangeOfSizeIsMeasuredAndTold() throws {
      let line = try PseudoTerminal(size: Size(columns: 80, rows: 24))
      let terminal = try open(line)
      defer { terminal.close() }
      for size in [Size(columns: 1, rows: 1), Size(columns: 120, rows: 36)] {
        line.resize(to: size)
        terminal.resize()
        #expect(terminal.size == size)
        #expect(terminal.events() == [.resized(size)])
        terminal.present(Frame(size: size) { $0.box(role: .border) })
      }
      terminal.resize()
      #expect(terminal.events() == [])
    }

    @Test func aFrameOfAnotherSizeThanTheScreenIsShownAsFarAsItFits() throws {
      let paper = try Paper()
      for size in [Size.zero, Size(columns: 200, rows: 100), Size(columns: 3, rows: 2)] {
        paper.terminal.present(
          Frame(size: size) {
            $0.fill(with: "x", role: .text)
            $0.placeCursor(at: Point(column: size.columns - 1, row: size.rows - 1))
          })
      }
      #expect(paper.written().contains("xxx"))
    }

    @Test func aCrashGivesTheTerminalBackFirst() async {
      await #expect(processExitsWith: .exitCode(42)) {
        let pseudo = try PseudoTerminal(size: Size(columns: 80, rows: 24))
        // The handler below can know nothing but these two numbers.
        dup2(pseudo.master, 200)
        dup2(pseudo.line, 201)
        signal(SIGABRT) { _ in
          var settings = termios()
          tcgetattr(201, &settings)
          var bytes = [UInt8](repeating: 0, count: 4096)
          var written = ""
          alarm(10)
          while !written.contains("\u{1B}[?1049l") {
            let count = read(200, &bytes, bytes.count)
            guard count > 0 else { _exit(2) }
            written += String(decoding: bytes.prefix(count), as: UTF8.self)
          }
          _exit(settings.c_lflag & tcflag_t(ICANON) != 0 ? 42 : 1)
        }
        let theme = try #require(ThemeLibrary()["dark"])
        let device = TerminalDevice(
          input: 201, output: 201, types: ["xterm-256color"], escapeDelay: 25)
        let terminal = try NcursesTerminal(device: device, theme: theme)
        terminal.present(Frame(grid: Grid(size: terminal.size)))
        abort()
      }
    }

    @Test func whatIsPrintedMeanwhileGoesToTheLog() async {
      await #expect(processExitsWith: .exitCode(42)) {
        let file = try #require(tmpfile())
        let log = fileno(file)
        var stray = StrayOutput(log: log)
        stray.begin()
        stray.begin()
        write(STDOUT_FILENO, "one", 3)
        write(STDERR_FILENO, "two", 3)
        stray.end()
        write(STDERR_FILENO, "after\n", 6)
        exit(lseek(log, 0, SEEK_END) == 6 ? 42 : 1)
      }
    }

    private func open(_ line: PseudoTerminal) throws -> NcursesTerminal {
      let device = TerminalDevice(
        input: line.line, output: line.line, types: ["xterm-256color"], escapeDelay: 25)
      return try NcursesTerminal(device: device, theme: try #require(ThemeLibrary()["dark"]))
    }
  }
}
