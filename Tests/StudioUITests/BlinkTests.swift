import FoundationEssentials
import Jobs
import Schema
import StudioRuntime
import TerminalCore
import Testing

@testable import StudioUI

/// Two clips in one place, and several that play together, on the light table.
@Suite struct BlinkTests {
  private static let facts = MediaFacts(
    width: 1280, height: 720, duration: 4, frameRate: 24, hasSound: false, codec: "h264")

  private func pilot(_ keys: String, size: Size = Size(columns: 120, rows: 40)) throws -> Pilot {
    var studio = try Pilot(size: size)
    studio.take(SampleLibrary(now: Pilot.noon).jobs)
    try studio.type("2C")
    for case .readFacts(let path) in studio.looks {
      studio.update(.factsRead(path: path, Self.facts))
    }
    studio.effects = []
    try studio.type(keys)
    return studio
  }

  private func table(_ studio: Pilot) throws -> LightTable {
    guard case .table(let table) = studio.state.overlays.last else {
      throw Gone()
    }
    return table
  }

  private struct Gone: Error {}

  private func wishes(_ studio: Pilot) -> [FrameWish] {
    studio.effects.flatMap { effect -> [FrameWish] in
      if case .loadTable(let wishes) = effect { wishes } else { [] }
    }
  }

  private func plays(_ studio: Pilot) -> [[String]] {
    studio.effects.compactMap { if case .play(let paths, _, _, _) = $0 { paths } else { nil } }
  }

  private func picture(_ red: UInt8) throws -> Picture {
    try #require(Picture(width: 1, height: 1, bytes: [red, 0, 0]))
  }

  @Test func oneKeyShowsTheOtherAtTheSameMoment() throws {
    var studio = try pilot("b")
    let jobs = try table(studio).jobs
    #expect(studio.state.chosenJob?.id == jobs[0])
    // Both were asked for at the same part, so that the key only has to show the other.
    #expect(Set(wishes(studio).map(\.path)).count == 2)
    #expect(wishes(studio).allSatisfy { $0.moments == [0] })
    studio.effects = []
    try studio.type("b")
    #expect(studio.state.chosenJob?.id == jobs[1])
    #expect(wishes(studio).isEmpty)
    try studio.type("b")
    #expect(studio.state.chosenJob?.id == jobs[0])
    try studio.type("ll")
    #expect(wishes(studio).suffix(2).allSatisfy { $0.moments == [1] })
    try studio.type("<Esc>")
    #expect(try table(studio).mode == .rows)
    try studio.type("<Esc>")
    #expect(studio.state.overlays.isEmpty)
  }

  @Test func theMarkedOneIsMeant() throws {
    var studio = try pilot("")
    let jobs = try table(studio).jobs
    try #require(jobs.count > 1)
    try studio.type("G<Space>gbb")
    #expect(studio.state.chosenJob?.id == jobs.last)
  }

  @Test func whatIsSaidIsSaidOfTheOneThatIsShown() throws {
    var studio = try pilot("bb4")
    let jobs = try table(studio).jobs
    #expect(studio.effects.contains(.remark(jobs[1], .rating(4))))
    #expect(!studio.effects.contains(.remark(jobs[0], .rating(4))))
    try studio.type("b-")
    #expect(studio.effects.contains(.remark(jobs[0], .verdict(.rejected))))
  }

  @Test func keepingLocksTheSeedIntoItsForm() throws {
    var studio = try pilot("")
    let job = try #require(studio.state.chosenJob)
    let seed = try #require(job.seed)
    try studio.type("+")
    #expect(studio.effects.contains(.remark(job.id, .verdict(.kept))))
    let form = try #require(studio.state.forms[job.model])
    #expect(form.values["seed"] == .integer(seed))
    #expect(form.seedMode == .fixed)
    #expect(studio.state.overlays.count == 1, "the table stays")
  }

  @Test func clipsInSightPlayTogetherAndEndWithTheTable() throws {
    var studio = try pilot("p")
    let table = try table(studio)
    let paths = table.jobs.compactMap { id in
      studio.state.history.jobs.first { $0.id == id }?.clip?.path
    }
    let playing = try #require(plays(studio).first)
    #expect(playing.count > 1)
    #expect(playing == Array(paths.prefix(playing.count)))
    let pictures = Dictionary(
      uniqueKeysWithValues: try playing.map { ($0, try picture(90)) })
    studio.update(.played(pictures, at: 0, run: 1))
    #expect(studio.effects.last == .nextFrame)
    // One that has ended keeps its frame while the others go on.
    studio.update(.played([playing[0]: try picture(91)], at: 1, run: 1))
    #expect(studio.state.tableFrames.played.count == playing.count)
    try studio.type("<Esc>")
    #expect(studio.effects.last == .stopPlaying)
    studio.update(.played(pictures, at: 2, run: 1))
    #expect(studio.effects.last == .stopPlaying, "nobody asks for more")
  }

  @Test func theMarkedOnesPlay() throws {
    let studio = try pilot("<Space>G<Space>p")
    let table = try table(studio)
    guard case .playing(let jobs) = table.mode else {
      Issue.record("nothing plays")
      return
    }
    #expect(jobs == [table.jobs.first, table.jobs.last].compactMap(\.self))
  }

  /// What is done there is done to one that is seen.
  @Test func theChoiceStaysAmongThoseThatPlay() throws {
    var studio = try pilot("<Space>")
    let all = try table(studio).jobs
    try #require(all.count > 2 || all.count == 2)
    studio = try pilot("g<Space><Space>p")
    guard case .playing(let playing) = try table(studio).mode else {
      Issue.record("nothing plays")
      return
    }
    for keys in ["", "j", "j", "j", "k", "k", "G"] {
      try studio.type(keys)
      let chosen = try #require(studio.state.chosenJob?.id)
      #expect(playing.contains(chosen))
    }
    #expect(draw(studio.state).text.contains("▸ "))
    studio.effects = []
    try studio.type("4")
    let chosen = try #require(studio.state.chosenJob?.id)
    #expect(studio.effects.contains(.remark(chosen, .rating(4))))
  }

  @Test func whatNobodySeesDoesNotPlay() throws {
    var studio = try pilot("p")
    studio.update(.focused(false))
    #expect(studio.effects.last == .stopPlaying)
  }

  @Test(arguments: ["40x10", "80x24", "200x60"])
  func itIsDrawnInEverySize(_ size: String) throws {
    for keys in ["b", "bb", "p", "bp"] {
      let studio = try pilot(keys, size: try #require(Size(size)))
      #expect(!draw(studio.state).text.isEmpty)
    }
  }
}
