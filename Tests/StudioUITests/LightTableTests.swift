import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// Clips side by side, at the same moments.
@Suite struct LightTableTests {
  private static let facts = MediaFacts(
    width: 1280, height: 720, duration: 4, frameRate: 24, hasSound: false, codec: "h264")

  /// The history of the sample library, whose clips are as long as `facts` says.
  private func pilot(_ keys: String, size: Size = Size(columns: 120, rows: 40)) throws -> Pilot {
    var studio = try Pilot(size: size)
    studio.take(SampleLibrary(now: Pilot.noon).jobs)
    try studio.type(keys)
    return studio
  }

  private func wishes(_ studio: Pilot) -> [FrameWish] {
    studio.effects.flatMap { effect -> [FrameWish] in
      if case .loadTable(let wishes) = effect { wishes } else { [] }
    }
  }

  /// The clips of which something was to be known.
  private func paths(_ studio: Pilot) -> [String] {
    studio.looks.compactMap { if case .readFacts(let path) = $0 { path } else { nil } }
  }

  private func table(_ studio: Pilot) -> LightTable? {
    if case .table(let table) = studio.state.overlays.last { table } else { nil }
  }

  @Test func allClipsOfTheListAreLaidOut() throws {
    let studio = try pilot("2C")
    let saved = studio.state.history.jobs.filter { $0.clip != nil }.map(\.id)
    #expect(table(studio)?.jobs == saved)
    #expect(saved.count > 1)
  }

  @Test func theMarkedOnesComeAlone() throws {
    var studio = try pilot("2jjjjj<Space>")
    let marked = try #require(studio.state.history.jobs.first { $0.clip != nil && $0.seed == 8842 })
    #expect(draw(studio.state).text.contains("\n•  "))
    try studio.type("C")
    #expect(table(studio)?.jobs == [marked.id])
    try studio.type("<Esc>k<Space>C")
    #expect(table(studio)?.jobs.count ?? 0 > 1)
  }

  @Test func whatIsMarkedOnTheTableIsLeft() throws {
    var studio = try pilot("2CG")
    let last = try #require(table(studio)?.chosenJob)
    try studio.type("<Space>C")
    #expect(table(studio)?.jobs == [last])
    #expect(studio.state.overlays.count == 1)
    // The marks go before anything else does.
    try studio.type("<Esc><Esc>")
    #expect(studio.state.view == .history)
    try studio.type("C")
    #expect(table(studio)?.jobs.count ?? 0 > 1)
  }

  @Test func theSameMomentsAreAskedOfEveryClip() throws {
    var studio = try pilot("2C")
    for path in paths(studio) { studio.update(.factsRead(path: path, Self.facts)) }
    let asked = wishes(studio)
    #expect(asked.count > 1)
    let moments: [Double] = [0, 4.0 / 3, 8.0 / 3, 4]
    #expect(asked.allSatisfy { $0.moments == moments })
  }

  /// Of a shorter clip too the first frame is shown, the last, and those between.
  @Test func theColumnsAreTheSamePartsOfEveryClip() throws {
    var studio = try pilot("2C")
    let paths = paths(studio)
    for (place, path) in paths.enumerated() {
      let facts = MediaFacts(
        width: 1280, height: 720, duration: place == 0 ? 1.5 : 3, frameRate: 24, hasSound: false,
        codec: "h264")
      studio.update(.factsRead(path: path, facts))
    }
    #expect(wishes(studio).map(\.moments) == [[0, 0.5, 1, 1.5], [0, 1, 2, 3]])
  }

  /// Whoever runs through a long table has nothing decoded on the way.
  @Test func nothingIsAskedForWhileTheKeysMove() throws {
    let studio = try pilot("2")
    var state = studio.state
    let effects = update(&state, .key(.character("C"), at: state.now))
    #expect(effects.contains(.awaitRest))
    #expect(!effects.contains { if case .readFacts = $0 { true } else { false } })
    #expect(update(&state, .rested).contains { if case .readFacts = $0 { true } else { false } })
  }

  @Test func whatIsDoneThereIsDoneToTheChosenJob() throws {
    var studio = try pilot("2C")
    let id = try #require(table(studio)?.jobs.last)
    try studio.type("G")
    #expect(studio.state.chosenJob?.id == id)
    try studio.type("<Enter>")
    #expect(studio.state.overlays.last == .detail(job: id, scroll: 0, showsRaw: false))
    try studio.type("<Esc>")
    #expect(table(studio)?.chosenJob == id)
    try studio.type("<Esc>")
    #expect(studio.state.overlays.isEmpty)
  }

  @Test func onlyWhatDiffersIsSaid() throws {
    func job(_ values: Values) -> Job {
      Job(
        id: "", token: "", model: "p-video", contract: .v2, values: values, seed: nil, origin: "",
        keyFingerprint: "", estimate: nil, owner: "me", createdAt: Pilot.noon)
    }
    let jobs = [
      job(["prompt": "a", "seed": 1, "duration": 5]),
      job(["prompt": "a", "seed": 2, "duration": 8]), job(["prompt": "a", "aspect_ratio": "1:1"]),
    ]
    let names = LightTable.differences(jobs, ModelCatalog().models)
    #expect(names == ["aspect_ratio", "duration"])
  }
}
