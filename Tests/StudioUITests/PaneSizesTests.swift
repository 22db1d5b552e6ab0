import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// How much of the screen each pane has, by a person's wish.
@Suite struct PaneSizesTests {
  private func studio(_ size: String) throws -> Pilot {
    try Pilot(size: Size(size) ?? .zero, jobs: SampleLibrary(now: Pilot.noon).jobs)
  }

  /// The columns of models, form, jobs and the job's detail.
  private func columns(_ studio: Pilot) -> [Int] {
    let layout = StudioLayout(studio.state)
    return [layout.models, layout.form, layout.jobs, layout.jobDetail].map(\.columns)
  }

  @Test func theFocusedPaneGrowsAndShrinksAndGoesBack() throws {
    var studio = try studio("120x36")
    #expect(columns(studio) == [30, 54, 36, 0])
    try studio.type(">")
    #expect(columns(studio) == [30, 58, 32, 0])
    try studio.type(">>>")
    #expect(columns(studio) == [22, 70, 28, 0])
    try studio.type("<lt><lt>w<lt>")
    #expect(columns(studio) == [22, 66, 32, 0])
    try studio.type("=")
    #expect(columns(studio) == [30, 54, 36, 0])
    #expect(studio.state.paneSizes == PaneSizes())
  }

  /// A key held down too long is not to be taken back as many times.
  @Test func nothingGrowsBeyondWhatThereIsRoomFor() throws {
    for size in ["110x30", "120x36", "180x40", "200x60", "400x60"] {
      for pane in ["", "w", "ww"] {
        var studio = try studio(size)
        try studio.type(pane + String(repeating: ">", count: 90))
        #expect(studio.state.toast == "It cannot be larger here.")
        let largest = columns(studio)
        #expect(largest[1] >= 40 && largest.reduce(0, +) == Size(size)?.columns)
        try studio.type("<lt>")
        #expect(columns(studio) != largest)
        try studio.type(String(repeating: "<lt>", count: 60))
        #expect(columns(studio)[1] >= 40 && columns(studio)[0] >= 20 && columns(studio)[2] >= 28)
      }
    }
  }

  @Test func aSmallerScreenKeepsTheFormUsableAndTheWishesStay() throws {
    var studio = try studio("200x60")
    try studio.type("w>>>>>>")
    let wished = columns(studio)
    try studio.type("<Size:112x30>")
    #expect(columns(studio)[1] >= 40)
    try studio.type("<Size:200x60>")
    #expect(columns(studio) == wished)
  }

  @Test func thePreviewOfTheHistoryGivesRoomToTheList() throws {
    for size in ["120x40", "200x60"] {
      var studio = try studio(size)
      try studio.type("2")
      let before = StudioLayout(studio.state)
      try studio.type(">")
      let after = StudioLayout(studio.state)
      #expect(
        after.historyList.columns > before.historyList.columns
          || after.historyList.rows > before.historyList.rows)
      #expect(after.models == before.models)
      try studio.type(String(repeating: "<lt>", count: 60))
      #expect(StudioLayout(studio.state).historyList.rows >= 6)
      try studio.type("=")
      #expect(StudioLayout(studio.state) == before)
    }
  }

  @Test(arguments: ["60x20", "120x36", "200x60"])
  func onePaneHasTheWholeScreenAndTheFocusGoesOn(size: String) throws {
    var studio = try studio(size)
    let before = StudioLayout(studio.state)
    for title in ["p-video · text", "Jobs", "Models"] {
      try studio.type(title.hasPrefix("p-video") ? "z" : "w")
      let lines = draw(studio.state).text.split(separator: "\n")
      #expect(lines[1].hasPrefix("╭ \(title)") && lines[1].hasSuffix("╮"), "\(lines[1])")
      #expect(lines[1].count == Size(size)?.columns)
    }
    try studio.type("wz")
    #expect(StudioLayout(studio.state) == before)
  }

  @Test func whereThereIsOnePaneASentenceSaysSo() throws {
    var studio = try studio("80x24")
    try studio.type(">")
    #expect(studio.state.toast == "On a screen of this size there is one pane at a time.")
    try studio.type("z>")
    #expect(studio.state.toast?.contains("z shows the others again") == true)
  }
}
