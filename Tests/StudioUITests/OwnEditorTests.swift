import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// A text goes to the person's own editor and comes back.
@Suite struct OwnEditorTests {
  private func prompt(_ studio: Pilot) -> String? {
    studio.state.forms["p-video"]?.values["prompt"]?.text
  }

  @Test func inTheFormTheTextBecomesTheValueAndCanBeTakenBack() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Esc><C-o>")
    #expect(studio.effects == [.edit("A coast", name: "prompt")])
    studio.update(.edited(.written("A coast\nat noon")))
    #expect(prompt(studio) == "A coast\nat noon")
    #expect(studio.drafts.last?.values["prompt"] == "A coast\nat noon")
    try studio.type("u")
    #expect(prompt(studio) == "A coast")
  }

  @Test func whileItIsEditedTheTextStaysBeingEdited() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<C-o>")
    studio.update(.edited(.written("Two boats")))
    try studio.type(" at sea")
    #expect(prompt(studio) == "Two boats at sea")
    try studio.type("<A-u><A-u><A-u><A-u>")
    #expect(prompt(studio) == "A coast")
  }

  @Test(arguments: [EditedText.unchanged, .failed("It ended with code 3.")])
  func whereNothingCameBackTheTextIsAsItWasAndThatIsSaid(edited: EditedText) throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<C-o>")
    studio.update(.edited(edited))
    #expect(prompt(studio) == "A coast")
    #expect(studio.state.toast?.isEmpty == false)
  }

  @Test func controlCharactersAreLeftOutAndOneLineStaysOne() throws {
    var studio = try Pilot()
    try studio.type("]]]]jj<C-o>")
    let field = try #require(studio.state.forms["pixverse-text2video"]?.focus.parameter)
    guard studio.effects == [.edit("", name: field)] else {
      #expect(studio.effects.isEmpty)
      #expect(studio.state.toast == "Only a text has use for it.")
      return
    }
    studio.update(.edited(.written("one\u{1B}\ntwo")))
    #expect(studio.state.forms["pixverse-text2video"]?.values[field] == "one two")
  }
}
