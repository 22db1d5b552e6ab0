import Schema
import StudioUI
import TerminalCore
import Testing

/// Keys that a person gives to commands.
@Suite struct KeymapTests {
  @Test func aCommandGetsOtherKeys() throws {
    var studio = try Pilot()
    let keymap = try Keymap(words: ["new_seed": ["f5"], "down": ["N", "down"]])
    studio.update { $0.keymap = keymap }
    let before = studio.state.forms["p-video"]?.values["seed"]
    try studio.type("<C-n>")
    #expect(studio.state.forms["p-video"]?.values["seed"] == before)
    try studio.type("<F5>")
    #expect(studio.state.forms["p-video"]?.values["seed"] != before)
    try studio.type("NN")
    #expect(studio.state.forms["p-video"]?.focus == FieldID("duration"))
  }

  /// `N` moves down in lists, and is a letter where letters are typed.
  @Test func aLetterIsStillTypedWhereTextIs() throws {
    var studio = try Pilot()
    let keymap = try Keymap(words: ["down": ["N"]])
    studio.update { $0.keymap = keymap }
    try studio.type("<Enter>suN<Esc>]]]NNN<Enter>eN<Down>")
    #expect(studio.state.forms["p-video"]?.values["prompt"] == "suN")
    guard case .choice(let list) = studio.state.overlays.last else {
      Issue.record("no list of values")
      return
    }
    #expect(list.filter.text == "eN")
    #expect(list.chosen == 1)
  }

  @Test(arguments: [
    (["sumbit": ["f2"]], "there is no command \"sumbit\". Did you mean submit?"),
    (["submit": ["ctlr+s"]], "submit: \"ctlr+s\" is no key."),
    (["submit": ["s"]], "submit: \"s\" is typed as text there."),
    (["submit": ["ctrl+n"]], "ctrl+n cannot be both submit and new_seed: Sending."),
    (["undo": ["x"]], "x cannot be both"),
    (["submit": ["ctrl+z"]], "ctrl+z is suspend already: Anywhere."),
    (["next_pane": ["x"]], "x is "),
    (["frobnicate": ["f2"]], "there is no command \"frobnicate\"."),
  ])
  func aMistakeIsToldByName(words: [String: [String]], message: String) throws {
    let mistake = try #require(throws: Keymap.Mistake.self) { try Keymap(words: words) }
    #expect(mistake.description.contains(message))
  }

  @Test func everyCommandHasANameOfItsOwnAndItsKeysCanBeWritten() throws {
    let names = Dictionary(grouping: CommandTable.commands, by: \.id.name)
    #expect(names.values.allSatisfy { Set($0.map(\.id)).count == 1 })
    for command in CommandTable.commands {
      for key in command.keys where key != .character("\"") && key != .character("\\") {
        #expect(Key(key.word) == key, "\(key.word)")
      }
    }
  }
}
