import FoundationEssentials
import StudioUI
import TerminalCore
import Testing

/// The list of settings, and what a change of the configuration does to a studio that runs.
@Suite struct SettingsViewTests {
  private func studio(_ settings: SettingsInForce = SettingsInForce()) throws -> Pilot {
    var studio = try Pilot()
    studio.update {
      $0.settings = settings
      $0.show(theme: "dark", of: ["dark", "light", "nord"].map { ThemeEntry($0) })
    }
    return studio
  }

  private func said(
    _ setting: Setting, _ value: String, _ source: SettingsInForce.Source = .file(line: 1)
  ) -> SettingsInForce {
    var settings = SettingsInForce()
    settings.say(setting, value, source)
    return settings
  }

  @Test(arguments: Setting.all)
  func everySettingIsFoundByItsName(setting: Setting) throws {
    for keys in [":setting \(setting.name)<Enter>", ",\(setting.name)<Enter>"] {
      var studio = try studio()
      try studio.type(keys)
      let isOpen =
        switch studio.state.overlays.last {
        case .palette(let palette): palette.kind == .values(setting)
        case .line(let edit): edit.subject == .setting(setting)
        default: false
        }
      #expect(isOpen || studio.state.toast?.hasPrefix("\(setting.name) is changed in") == true)
    }
  }

  @Test func aValueIsChosenAndTheListComesBackWhenItIsInForce() throws {
    var studio = try studio()
    try studio.type(",notify<Enter>")
    #expect(draw(studio.state).text.contains("▸ unfocused"))
    try studio.type("<Down><Enter>")
    #expect(studio.effects == [.writeSetting(.notify, "never")])
    studio.update(.settingsRead(said(.notify, "never"), .standard, written: .notify))
    #expect(studio.state.settings.notify == .never)
    #expect(studio.state.toast == "notify: never.")
    #expect(draw(studio.state).text.contains("never  (config.toml)"))
  }

  @Test func aTextIsTypedAndStaysWhereItIsRefused() throws {
    var studio = try studio(said(.player, "mpv"))
    try studio.type(",player<Enter> --loop<Enter>")
    #expect(studio.effects == [.writeSetting(.player, "mpv --loop")])
    studio.update(.told("config.toml: no."))
    #expect(draw(studio.state).text.contains("mpv --loop"))
    try studio.type("<C-u><Enter>")
    #expect(studio.effects.last == .writeSetting(.player, nil))
    studio.update(.settingsRead(SettingsInForce(), .standard, written: .player))
    #expect(studio.state.overlays.count == 1)
    #expect(studio.state.toast == "player: the desktop's own player, the default.")
  }

  @Test func whatGoesBeforeTheFileIsSaid() throws {
    let settings = said(.apiURL, "http://127.0.0.1:1", .variable("SEGMIND_API_URL"))
    var studio = try studio(settings)
    studio.update(.settingsRead(settings, .standard, written: .apiURL))
    #expect(
      studio.state.toast
        == "api_url stays http://127.0.0.1:1: SEGMIND_API_URL goes before config.toml.")
  }

  @Test func aChangedFileIsTakenOverAtOnceOrSaysFromWhenOn() throws {
    var studio = try studio()
    var settings = said(.theme, "nord")
    settings.say(.library, "/films", .file(line: 2))
    let keymap = try Keymap(words: ["show_history": ["f5"]])
    studio.update(.settingsRead(settings, keymap, written: nil))
    #expect(studio.effects == [.showTheme("nord")])
    #expect(
      studio.state.toast
        == "theme: nord. library: from the next start on. The keys of keys.toml hold now.")
    try studio.type("<F5>")
    #expect(studio.state.view == .history)
  }

  @Test func anotherChangeLeavesWhatIsTypedAndTheThemeThatIsLookedAt() throws {
    var studio = try studio()
    try studio.type(":theme light<Enter>")
    studio.effects = []
    try studio.type(",player<Enter>mpv")
    studio.update(.settingsRead(said(.notify, "never"), .standard, written: nil))
    #expect(studio.effects.isEmpty)
    #expect(draw(studio.state).text.contains("mpv"))
    studio.update(.settingsRead(said(.notify, "never"), .standard, written: nil))
    #expect(studio.state.theme == "light")
  }

  @Test(arguments: [
    ("22:00-08:00", "22:00", true), ("22:00-08:00", "07:59", true), ("22:00-08:00", "08:00", false),
    ("22:00-08:00", "21:59", false), ("9:00-17:30", "17:29", true), ("9:00-17:30", "08:59", false),
  ])
  func quietHoursGoPastMidnight(hours: String, time: String, isQuiet: Bool) throws {
    let parts = time.split(separator: ":").compactMap { Double($0) }
    let date = Pilot.noon.addingTimeInterval((parts[0] - 12) * 3600 + parts[1] * 60)
    #expect(try #require(QuietHours(hours)).hold(at: date, in: .gmt) == isQuiet)
  }

  @Test(arguments: [
    "", "22-8", "22:00", "24:00-08:00", "22:60-08:00", "a:bb-08:00", "8:00-8:00", "+1:00-2:00",
  ])
  func whatIsNoPartOfADayIsRefused(text: String) {
    #expect(QuietHours(text) == nil)
  }
}
