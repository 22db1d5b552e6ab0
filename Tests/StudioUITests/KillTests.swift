import Schema
import StudioUI
import TerminalCore
import Testing

/// What was deleted by words and lines can be put in again.
@Suite struct KillTests {
  private func prompt(_ studio: Pilot) -> String? {
    studio.state.forms["p-video"]?.values["prompt"]?.text
  }

  @Test(arguments: [
    ("A coast at noon<C-w><C-y>", "A coast at noon"),
    ("A coast at noon<C-w><C-y><C-y>", "A coast at noonnoon"),
    ("A coast<C-u>B<C-y>", "BA coast"),
    ("A coast at noon<C-a><C-k>B <C-y>", "B A coast at noon"),
    ("A coast at noon<C-a><A-d><C-e> <C-y>", " coast at noon A"),
    // Those in a row are one, in their order.
    ("one two three<C-w><C-w><C-a><C-y>", "two threeone "),
    ("one two three<C-a><A-d><A-d><C-e><C-y>", " threeone two"),
    ("one two three<C-Left><C-w><C-k><C-a><C-y>", "two threeone "),
    // A letter or a move between them parts them.
    ("one two<C-w>x<C-w><C-y>", "one x"),
    ("one two<C-w><Left><Right><C-w><C-y>", "one "),
    // The one before, and round again.
    ("one two<C-w>x<C-w><C-y><A-y>", "one two"),
    ("one two<C-w>x<C-w><C-y><A-y><A-y>", "one x"),
  ])
  func whatWasDeletedIsPutInAgain(keys: String, text: String) throws {
    var studio = try Pilot()
    try studio.type("<Enter>\(keys)")
    #expect(prompt(studio) == text)
  }

  @Test func itGoesFromOneTextToAnother() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<C-u><Esc>]]]]<Enter><C-y><Esc>")
    #expect(studio.state.forms["pixverse-text2video"]?.values["prompt"] == "A coast")
    try studio.type("2/<C-y>")
    #expect(studio.state.history.typing?.text == "A coast")
    try studio.type("<Esc>:<C-y>")
    guard case .palette(let palette) = studio.state.overlays.last else {
      Issue.record("no palette")
      return
    }
    #expect(palette.filter.text == "A coast")
  }

  @Test func severalLinesStayLinesWhereThereMayBeSeveral() throws {
    var studio = try Pilot()
    try studio.type("<Enter>one two<C-a><A-d><A-Enter><C-y>")
    #expect(prompt(studio) == "\none two")
    try studio.type("<C-u><BS><C-y>")
    #expect(prompt(studio) == "one two")
  }

  @Test func itCanBeTakenBack() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<C-w><C-y><A-u>")
    #expect(prompt(studio) == "A ")
  }

  @Test func withNothingDeletedItSaysSo() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<C-y>")
    #expect(studio.state.toast == "Nothing was deleted yet.")
    #expect(prompt(studio) == "A coast")
    try studio.type("<C-w><A-y>")
    #expect(studio.state.toast == "Nothing was put in just now.")
  }
}
