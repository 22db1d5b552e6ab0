import FoundationEssentials
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import TestSupport
import Testing

/// A theme without borders: blank space and titles have to be enough.
@Suite struct BordersTests {
  struct View: Sendable {
    let name: String
    let keys: String
  }

  static let views = [
    View(name: "studio", keys: "w"), View(name: "confirm", keys: "S<C-s>"),
    View(name: "history", keys: "2"),
  ]

  @Test(arguments: views, ["80x24", "120x36"])
  func withoutBordersEverythingStaysWhereItIs(view: View, size: String) throws {
    let bare = try frame(size, view.keys, .none)
    let lined = try frame(size, view.keys, .rounded)
    let lines = Set("╭╮╰╯─│".map(String.init))
    let withoutLines = lined.grid.cells.map { lines.contains($0.text) ? " " : $0.text }
    #expect(bare.grid.cells.map(\.text) == withoutLines)
    try Golden.check(bare.golden, "without-borders-\(view.name)-\(size).txt")
  }

  private func frame(_ size: String, _ keys: String, _ borders: Borders) throws -> Frame {
    var state = StudioState(
      size: Size(size) ?? .zero, models: ModelCatalog().models, access: .key, run: "run",
      now: Pilot.noon, timeZone: .gmt)
    state.show(theme: "mine", of: [ThemeEntry("mine", borders: borders)])
    var dump = ScreenDump(state, jobs: SampleLibrary(now: Pilot.noon).jobs)
    dump.type(try KeyScript(keys))
    return dump.frame
  }
}
