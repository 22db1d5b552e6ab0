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

    private func studio(_ keys: String) throws -> StudioState {
      let now = Self.now
      var dump = ScreenDump(
        StudioState(
          size: Paper.size, models: ModelCatalog().models, access: .key, run: "run", now: now,
          timeZone: .gmt),
        jobs: SampleLibrary(now: now).jobs)
      dump.type(try KeyScript(keys))
      return dump.state
    }

    /// What is written for one key before anything else happens.
    private func bytes(of key: Key, after start: String) throws -> Int {
      let paper = try Paper()
      var state = try studio(start)
      paper.terminal.present(draw(state))
      _ = paper.written()
      _ = update(&state, .key(key, at: state.now))
      paper.terminal.present(draw(state))
      return paper.written().utf8.count
    }

    @Test(arguments: ["<Enter>A co", "<Enter>", "]<Enter>/home/ada", "]]]jjjjj<Enter>"])
    func aTypedLetterWritesFewBytes(start: String) throws {
      let count = try bytes(of: .character("a"), after: start)
      #expect(count > 0)
      #expect(count <= 40, "\(count)")
    }

    @Test(arguments: ["", "j", "]jj", "]]]]jj", "]]]G"])
    func aMoveOfTheFocusWritesFewBytes(start: String) throws {
      let count = try bytes(of: start.hasSuffix("G") ? .up : .down, after: start)
      #expect(count > 0)
      #expect(count <= 200, "\(count)")
    }
  }
}
