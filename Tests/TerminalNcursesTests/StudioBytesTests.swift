import FoundationEssentials
import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import TerminalNcurses
import Testing

extension OneTerminalAtATime {
  /// What the studio's own screen writes to a terminal for one key: it is used over slow lines too.
  @Suite struct StudioBytesTests {
    private static let now = Date(timeIntervalSince1970: 1_763_726_400)

    static let sizes = [
      Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
    ]

    private func studio(_ keys: String, _ size: Size) throws -> StudioState {
      let now = Self.now
      var dump = ScreenDump(
        StudioState(
          size: size, models: ModelCatalog().models, access: .key, run: "run", now: now,
          timeZone: .gmt),
        jobs: SampleLibrary(now: now).jobs)
      dump.type(try KeyScript(keys))
      return dump.state
    }

    /// What is written for one key before anything else happens.
    private func bytes(
      of key: Key, after start: String, _ size: Size, theme: String = "dark"
    ) throws -> Int {
      let paper = try Paper(theme: theme, size: size)
      var state = try studio(start, size)
      paper.terminal.present(draw(state))
      _ = paper.written()
      _ = update(&state, .key(key, at: state.now))
      paper.terminal.present(draw(state))
      return paper.written().utf8.count
    }

    @Test(
      arguments: ["<Enter>A co", "<Enter>", "]i/home/ada", "]]]jjjjj<Enter>"], sizes)
    func aTypedLetterWritesFewBytes(start: String, size: Size) throws {
      // A theme with a ground of its own writes its colours with every letter.
      for theme in ["dark", "catppuccin-mocha", "solarized-light"] {
        let count = try bytes(of: .character("a"), after: start, size, theme: theme)
        #expect(count > 0)
        #expect(count <= 40, "\(theme): \(count)")
      }
    }

    /// A library so long that every list scrolls.
    private func longStudio(_ keys: String, _ size: Size) throws -> StudioState {
      let now = Self.now
      let jobs = (0..<200).map { number in
        Job(
          id: "job\(1000 - number)", token: "\(number)", model: "p-video", contract: .v2,
          values: ["prompt": .text("A coast at noon, number \(number)"), "seed": .integer(number)],
          seed: number, origin: "demo", keyFingerprint: "", estimate: 0.005, owner: "me",
          createdAt: now.addingTimeInterval(Double(-600 * number)))
      }
      var dump = ScreenDump(
        StudioState(
          size: size, models: ModelCatalog().models, access: .key, run: "run", now: now,
          timeZone: .gmt), jobs: jobs)
      dump.type(try KeyScript(keys))
      return dump.state
    }

    /// What a list writes that moves on by one: at most so many bytes, for the sizes in their order. The
    /// terminal scrolls it and what is new is written: in the history one row, in the jobs list four. What
    /// lies beside the list of jobs is scrolled along and drawn anew.
    static let scrolls = [("2", 72, [200, 245, 245]), ("w", 20, [400, 800, 900])]

    @Test(arguments: scrolls)
    func aScrollWritesFewBytes(start: String, steps: Int, limits: [Int]) throws {
      for (size, limit) in zip(Self.sizes, limits) {
        let paper = try Paper(size: size)
        var state = try longStudio(start, size)
        paper.terminal.present(draw(state))
        _ = paper.written()
        for step in 1...steps {
          _ = update(&state, .key(.down, at: state.now))
          paper.terminal.present(draw(state))
          let count = paper.written().utf8.count
          #expect(count > 0)
          #expect(count <= limit, "step \(step) at \(size): \(count)")
        }
      }
    }

    /// A choice that moves and scrolls nothing; what is said of the chosen one waits until the keys rest.
    @Test(arguments: ["2", "w"], sizes)
    func aStepInAListWritesFewBytes(start: String, size: Size) throws {
      let count = try bytes(of: .down, after: start, size)
      #expect(count > 0)
      #expect(count <= 100, "\(count)")
    }

    /// The titles, the marks of the chosen, the keys of the pane.
    @Test(arguments: ["", "w", "ww"], sizes.dropFirst())
    func aChangeOfThePaneWritesFewBytes(start: String, size: Size) throws {
      let count = try bytes(of: .character("w"), after: start, size)
      #expect(count > 0)
      #expect(count <= 950, "\(count)")
    }

    @Test(arguments: ["", "j", "]jj", "]]]]jj", "]]]G"], sizes)
    func aMoveOfTheFocusWritesFewBytes(start: String, size: Size) throws {
      let count = try bytes(of: start.hasSuffix("G") ? .up : .down, after: start, size)
      #expect(count > 0)
      #expect(count <= 200, "\(count)")
    }
  }
}
