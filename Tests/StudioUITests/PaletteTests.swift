import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// What can be found by typing a part of its name.
@Suite struct PaletteTests {
  private func studio() throws -> Pilot {
    var studio = try Pilot(jobs: SampleLibrary(now: Pilot.noon).jobs)
    studio.update { $0.show(theme: "dark", of: ["dark", "light", "nord"].map { ThemeEntry($0) }) }
    return studio
  }

  @Test func aModelIsFoundAndShown() throws {
    var studio = try studio()
    try studio.type("wl:model avatar<Enter>")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.chosenModel == "p-video-avatar")
    #expect(studio.state.pane == .form)
  }

  @Test func aJobIsFoundByItsPromptAndOpened() throws {
    var studio = try studio()
    try studio.type("2:job storm<Enter>")
    #expect(studio.state.view == .studio)
    #expect(studio.state.chosenJob?.seed == 56698)
  }

  @Test(arguments: ["undo", "redo", "quit", "tag", "take back", "next pane"])
  func aCommandIsFoundByTheWordThatPeopleSay(word: String) throws {
    for key in [":", "?"] {
      var studio = try studio()
      try studio.type("\(key)\(word)")
      guard case .palette(let palette) = studio.state.overlays.last else {
        Issue.record("nothing opened")
        return
      }
      #expect(
        palette.entries(studio.state).contains { entry in
          if case .command = entry.target { true } else { false }
        }, "\(key)\(word)")
    }
  }

  @Test func aCommandIsDoneAsByItsKey() throws {
    var studio = try studio()
    try studio.type(":sample of the<Enter>")
    #expect(studio.state.forms["p-video"]?.values["prompt"]?.isEmpty == false)
  }

  @Test func submittingByNameShowsTheAmountAndSendsNothing() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>:sends the form<Enter><Enter><Enter>")
    guard case .confirm = studio.state.overlays.last else {
      Issue.record("no amount is shown")
      return
    }
    #expect(studio.effects.allSatisfy { if case .submit = $0 { false } else { true } })
  }

  @Test func whatCannotBeDoneSaysWhyAndTheListStays() throws {
    var studio = try studio()
    try studio.type("?cancels a job<Enter>")
    #expect(studio.state.overlays.count == 1)
    #expect(studio.state.toast == "On a job only.")
  }

  @Test func aThemeIsSeenBeforeItIsTaken() throws {
    var studio = try studio()
    try studio.type(":theme nord")
    #expect(studio.effects == [.showTheme("nord")])
    try studio.type("<Esc>")
    #expect(studio.effects == [.showTheme("nord"), .showTheme("dark")])
    try studio.type(":theme light<Enter>")
    let taken: [Effect] = [.showTheme("light"), .writeSetting(.theme, "light")]
    #expect(studio.effects.suffix(2) == taken)
    try studio.type("j")
    #expect(studio.effects.suffix(2) == taken)
  }

  @Test func movingWrapsNothingAndKeepsTheChosenInSight() throws {
    var studio = try studio()
    try studio.type("?<Up>")
    for _ in 0..<40 {
      try studio.type("<Down>")
      #expect(draw(studio.state).text.contains("│ ▸ "))
    }
    for _ in 0..<24 { try studio.type("<PgDn>") }
    #expect(draw(studio.state).text.contains("↑"))
    #expect(draw(studio.state).text.firstMatch(of: /↓ \d+ more/) == nil)
  }

  @Test func theThemeGoesByTheBackgroundUntilSomebodyChooses() throws {
    var studio = try studio()
    studio.update(.background(isDark: false))
    #expect(studio.effects.isEmpty)
    studio.update { $0.followsBackground = true }
    studio.update(.background(isDark: true))
    #expect(studio.effects.isEmpty)
    studio.update(.background(isDark: false))
    #expect(studio.effects == [.showTheme("light")])
    try studio.type(":theme nord<Enter>")
    studio.update(.background(isDark: true))
    #expect(studio.effects.suffix(2) == [.showTheme("nord"), .writeSetting(.theme, "nord")])
  }

  @Test func aThemeThatWasSavedIsShownAtOnce() throws {
    var studio = try studio()
    let all = ["dark", "mine", "nord"].map { ThemeEntry($0) }
    studio.update(.themesChanged(all, problem: nil))
    #expect(studio.effects == [.showTheme("dark")])
    #expect(studio.state.toast == nil)
    studio.update(.themesChanged(all, problem: "mine.toml, line 3: There is no role titel."))
    #expect(studio.state.toast == "mine.toml, line 3: There is no role titel.")
    try studio.type(":theme mine")
    #expect(studio.effects.last == .showTheme("mine"))
  }

  @Test func theBordersAreThoseOfTheThemeThatIsSeen() throws {
    var studio = try Pilot()
    studio.update {
      $0.show(theme: "dark", of: [ThemeEntry("bare", borders: .none), ThemeEntry("dark")])
    }
    #expect(draw(studio.state).text.contains("╭ p-video"))
    try studio.type(":theme bare")
    #expect(!draw(studio.state).text.contains("╭"))
    try studio.type("<Esc>")
    #expect(draw(studio.state).text.contains("╭ p-video"))
  }
}
