import FoundationEssentials
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// A terminal that has no signs but those of ASCII.
@Suite struct GlyphTests {
  private func dump(_ scenario: ScreenTests.Scenario, _ size: String) throws -> ScreenDump {
    var state = StudioState(
      size: Size(size) ?? .zero, models: ModelCatalog().models, access: scenario.access,
      run: "run", now: Pilot.noon, timeZone: .gmt)
    state.glyphs = .ascii
    let jobs = scenario.hasJobs ? scenario.jobs ?? SampleLibrary(now: Pilot.noon).jobs : []
    var dump = ScreenDump(state, jobs: jobs, isQueuePaused: scenario.isQueuePaused)
    for action in scenario.news { dump.apply(action) }
    dump.type(try KeyScript(scenario.keys))
    return dump
  }

  /// Every view and overlay there is a picture of, but for the one where somebody types other letters.
  @Test(
    arguments: ScreenTests.scenarios.filter { $0.keys.allSatisfy(\.isASCII) },
    ["40x20", "80x24", "120x36", "200x60"])
  func theWholeScreenIsASCII(scenario: ScreenTests.Scenario, size: String) throws {
    let frame = try dump(scenario, size).frame
    let others = frame.grid.cells.filter { !$0.text.allSatisfy(\.isASCII) }
    #expect(others.isEmpty, "\(Set(others.map(\.text)))")
    #expect(frame.title?.allSatisfy(\.isASCII) == true)
  }

  /// Only keys named by an arrow take more room: they become words.
  @Test func whatIsTypedKeepsItsSigns() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36))
    studio.update { $0.glyphs = .ascii }
    try studio.type("<Enter>Tokio → Rome · 日本 …")
    #expect(draw(studio.state).text.contains("| Tokio → Rome · 日本 …"))
    try studio.type("<Esc>")
    let text = draw(studio.state).text
    #expect(text.contains("| Tokio → Rome · 日本 …"))
    #expect(text.contains("> prompt"))
    #expect(text.contains("right change"))
  }
}
