import FoundationEssentials
import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// The one table of commands, and the keys that lead back and out.
@Suite struct CommandTests {
  @Test func noTwoCommandsShareAKeyInOneScope() {
    for scope in Scope.allCases {
      let keys = CommandTable.commands.filter { $0.scope == scope }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(scope)")
    }
  }

  @Test func everyCommandHasAKeyAndASentenceOfHelp() {
    for command in CommandTable.commands {
      #expect(!command.keys.isEmpty, "\(command.id)")
      #expect(command.help.hasSuffix("."), "\(command.id)")
    }
  }

  @Test func onlyKeysWithControlWorkWhileTextIsTyped() {
    for command in CommandTable.commands
    where [.fieldText, .filterText, .text, .choice, .sending].contains(command.scope) {
      for case .character(let character) in command.keys {
        Issue.record("\(character) could not be typed: \(command.id)")
      }
    }
  }

  @Test func everyKeyInTheBarWorks() throws {
    for script in ["", "w", "ww", "2", "?", "<Enter>", "S<C-s>", "2/", "j<Enter>"] {
      var studio = try Pilot(size: Size(columns: 300, rows: 40))
      try studio.type(script)
      let bar = try #require(draw(studio.state).text.split(separator: "\n").last)
      for entry in bar.split(separator: "·") {
        let name = try #require(entry.split(separator: " ").first)
        let key = try #require(Key(String(name)))
        let command = studio.state.keymap.command(for: key, in: studio.state.scopes)
        #expect(command?.whyOff(studio.state) == nil, "\(entry) after \(script)")
        #expect(command?.title.map(entry.contains) == true, "\(entry) after \(script)")
      }
    }
  }

  @Test func aChangedKeyIsUsedAndShown() throws {
    var studio = try Pilot()
    var state = studio.state
    state.keymap = Keymap(changed: [.help: [.function(1)]])
    #expect(draw(state).text.contains("f1 all keys"))
    _ = update(&state, .key(.character("?"), at: state.now))
    #expect(state.overlays.isEmpty)
    _ = update(&state, .key(.function(1), at: state.now))
    #expect(state.overlays == [.palette(Palette(.keys))])
    try studio.type("?")
    #expect(studio.state.overlays == [.palette(Palette(.keys))])
  }

  @Test(arguments: [("", "Sending"), ("w", "In the list of jobs"), ("2", "In the history")])
  func helpBeginsWithWhatWorksHere(keys: String, heading: String) throws {
    var studio = try Pilot()
    try studio.type("\(keys)?")
    let lines = draw(studio.state).text.split(separator: "\n")
    #expect(lines.dropFirst(4).first?.contains(heading) == true)
  }

  @Test func helpNamesEveryCommand() throws {
    var studio = try Pilot(size: Size(columns: 84, rows: 340))
    try studio.type("?")
    // A sentence may go on in the next line, but not before its fortieth letter.
    let starts = Set(
      draw(studio.state).text.split(separator: "\n").map { $0.dropFirst(24).prefix(40) })
    for command in CommandTable.commands {
      let start = command.help.prefix(40)
      #expect(starts.contains { $0.hasPrefix(start) }, "\(command.id)")
    }
  }

  @Test func leavingWithNothingOpenAsksNothing() throws {
    var studio = try Pilot()
    try studio.type("q")
    #expect(studio.effects == [.quit])
  }

  @Test func leavingWithTypedTextAsksNothingBecauseItIsKept() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Esc>q")
    #expect(studio.drafts.last?.values["prompt"] == "A coast")
    #expect(studio.effects == [.quit])
  }

  @Test func whoWaitsToLeaveLeavesWhenNothingIsUnderWay() throws {
    let library = SampleLibrary(now: Pilot.noon).jobs
    var studio = try Pilot(jobs: library)
    try studio.type("qw")
    #expect(studio.effects == [])
    #expect(draw(studio.state).text.contains("leaving when done, esc stays"))
    studio.take(library)
    #expect(studio.effects == [])
    var stayed = studio
    // What waits for a person, or was lost, keeps nobody.
    studio.take(library.filter { $0.state.isEnded || $0.pause != nil || $0.state == .unknown })
    #expect(studio.effects.contains(.quit))
    try stayed.type("<Esc>")
    stayed.take(library.filter(\.state.isEnded))
    #expect(!stayed.effects.contains(.quit))
  }

  @Test func theBackgroundIsOfferedAsTheSettingSays() throws {
    let library = SampleLibrary(now: Pilot.noon).jobs
    var studio = try Pilot(jobs: library)
    try studio.type("qb")
    #expect(studio.effects == [.quitToBackground])
    studio = try Pilot(jobs: library)
    studio.update { $0.settings.say(.background, "always", .file(line: 1)) }
    try studio.type("qy")
    #expect(studio.effects == [.quitToBackground])
    studio = try Pilot(jobs: library)
    studio.update { $0.settings.say(.background, "never", .file(line: 1)) }
    try studio.type("qb")
    #expect(studio.effects == [])
    #expect(studio.state.toast == "background = \"never\" in the configuration.")
  }

  @Test func whatEndedWhileNoStudioWasOpenIsToldOnce() throws {
    let library = SampleLibrary(now: Pilot.noon).jobs
    var studio = try Pilot(jobs: library)
    studio.update(.wasLeft(at: Pilot.noon.addingTimeInterval(-100_000)))
    #expect(studio.state.toast == "While no studio was open: 2 saved, 1 maybe charged.")
    try studio.type("j")
    studio.take(library)
    #expect(studio.state.toast == nil)
  }

  @Test func whatAJobHoldsIsNotToldAsUnsent() throws {
    var studio = try Pilot()
    try studio.type("]]]]<Enter>two gods<Esc>[[[[<Enter>A coast<Esc>")
    #expect(studio.state.unsentModels == ["p-video", "pixverse-text2video"])
    let values = try #require(studio.state.forms["p-video"]?.values)
    studio.take([
      Job(
        id: "a", token: "a", model: "p-video", contract: .v2,
        values: values.merging(["seed": 9]) { $1 }, seed: 9, origin: "", keyFingerprint: "",
        estimate: nil, owner: "me", createdAt: Pilot.noon)
    ])
    #expect(studio.state.unsentModels == ["pixverse-text2video"])
  }

  @Test func leavingWithOpenJobsSaysWhatHappensToThem() throws {
    var studio = try Pilot(jobs: SampleLibrary(now: Pilot.noon).jobs)
    try studio.type("<Enter>A coast<Esc>q")
    #expect(studio.effects == [])
    #expect(studio.state.overlays == [.quit])
    let text = draw(studio.state).text
    #expect(text.contains("2 jobs are open."))
    #expect(text.contains("kept for the next start: what you typed"))
    try studio.type("<Esc>q")
    #expect(studio.effects == [])
    try studio.type("y")
    #expect(studio.effects == [.quit])
  }

  @Test func leavingWhileASubmitIsBeingStoredAsksFirst() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Enter><C-s>yq")
    #expect(studio.state.overlays == [.quit])
    #expect(draw(studio.state).text.contains("is just being stored"))
    studio.update(.refused(token: "run-1", []))
    #expect(!draw(studio.state).text.contains("is just being stored"))
  }

  @Test func escapeGoesOneStepBackAndNeverLeaves() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<C-s><Esc>")
    #expect(studio.state.overlays.isEmpty)
    try studio.type("<Esc><Esc><Esc><Esc>")
    #expect(studio.effects == [])
    #expect(studio.state.pane == .models)
  }

  @Test(arguments: ["80x24", "120x36"])
  func modelsAreChosenInTheirListOrTheirTabs(size: String) throws {
    var studio = try Pilot(size: Size(size) ?? .zero)
    try studio.type("<Esc><Right><Down>")
    #expect(studio.state.chosenModel == "p-video-replace")
    try studio.type("<Left><Enter>")
    #expect(studio.state.chosenModel == "p-video-animate")
    #expect(studio.state.pane == .form)
  }

  @Test func controlCCancelsBeforeItLeaves() throws {
    var studio = try Pilot(jobs: SampleLibrary(now: Pilot.noon).jobs)
    try studio.type("<Enter>A<C-c>")
    #expect(studio.state.editing == nil)
    #expect(studio.effects == [])
    try studio.type("<C-c>")
    #expect(studio.state.overlays == [.quit])
    try studio.type("<C-c>")
    #expect(studio.effects == [.quit])
  }

  @Test(arguments: [("<C-z>", Effect.suspend), ("<C-l>", .redraw)])
  func theTerminalsOwnKeysWorkEverywhere(key: String, effect: Effect) throws {
    for script in ["", "<Enter>", "?", "2/", "<C-s>"] {
      var studio = try Pilot()
      try studio.type(script)
      studio.effects = []
      try studio.type(key)
      #expect(studio.effects == [effect])
    }
  }

  @Test func aStartAsksForSeedsTheLibraryAndTheCredits() throws {
    let models = ModelCatalog().models
    var state = StudioState(
      size: Size(columns: 80, rows: 24), models: models, access: .key, run: "run",
      now: Pilot.noon, timeZone: .gmt)
    #expect(
      update(&state, .started)
        == models.map { .drawSeed(model: $0.slug) } + [
          .loadDrafts, .loadLeftAt, .loadFilterWords, .loadHistory(JobQuery(), first: 0),
          .loadCredits,
        ])
  }
}
