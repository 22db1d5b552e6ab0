import FoundationEssentials
import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import TestSupport
import Testing

/// What each editor of the form looks like in every state it has, as text and roles to be read in
/// review: one file an editor and size, the states one after the other.
@Suite struct EditorScreenTests {
  struct Editor: Sendable, CustomTestStringConvertible {
    let name: String
    /// Keys that lead to it.
    let way: String
    /// Further keys by the state they lead to.
    let states: KeyValuePairs<String, String>

    var testDescription: String { name }
  }

  private static let long = String(repeating: "a street in the rain, seen from a tram; ", count: 30)
  private static let lines = (1...40).map { "line \($0)" }.joined(separator: "\\n")

  static let editors = [
    Editor(
      name: "long-text", way: "",
      states: [
        "idle": "j", "focused": "", "editing": "<Enter>A coast at noon,<A-Enter>from above",
        "problem": "<C-s>", "filled": "<Paste:\(long)><Esc>",
        "editing a long one": "<Paste:\(long)><Home>", "editing forty lines": "<Paste:\(lines)>",
      ]),
    Editor(
      name: "long-text-with-default", way: "]]]jjjjjj",
      states: [
        "idle": "k", "focused": "", "editing": "<Enter>", "changed": "<Enter> Slowly.<Esc>",
      ]),
    Editor(
      name: "text", way: "]]]jjjjj",
      states: [
        "idle": "k", "focused": "", "editing": "<Enter> Speak warmly, and not too fast, please.",
        "changed": "<Enter> Slowly.<Esc>", "unused": "kkkihttps://example.com/a.mp3<Esc>jjj",
      ]),
    Editor(
      name: "integer", way: "jj",
      states: [
        "idle": "k", "focused": "", "editing": "<Enter>", "problem": "<Enter>0",
        "problem, left": "<Enter>0<Esc>", "nonsense": "<Enter>x<Esc>", "changed": "<C-Right>",
      ]),
    Editor(
      name: "number", way: "]]]Gkk",
      states: [
        "idle": "k", "focused": "", "editing": "<Enter>", "problem": "<Enter><C-u>4.5<Esc>",
        "changed": "<Right><Right>",
      ]),
    Editor(
      name: "toggle", way: "]]]Gk",
      states: ["idle": "k", "focused": "", "changed": "<Space>"]),
    Editor(
      name: "choice", way: "]]]]jjj",
      states: [
        "idle": "k", "focused": "", "changed": "<Right>", "list": "<Enter>",
        "forbidden value": "k<Right>j", "list with a forbidden value": "k<Right>j<Enter>",
        "problem": "k<Right>j<Enter>1080<Enter>", "step refused": "k<Right>jj<Right>",
      ]),
    Editor(
      name: "seed", way: "jjj",
      states: [
        "idle": "k", "focused": "", "editing": "<Enter>", "fixed": "m", "next": "mm",
        "problem": "<Enter>x<Esc>",
      ]),
    Editor(
      name: "media", way: "]",
      states: [
        "idle": "j", "focused": "", "editing": "i~/portraits/ada",
        "filled": "i~/portraits/ada.jpg<Esc>",
        "long": "i~/portraits/of/some/people/in/the/town/where/ada/lives/ada.jpg<Esc>",
        "problem": "imissing.jpg<Esc>", "another kind": "jiwalk.gif<Esc>",
      ]),
    Editor(
      name: "media-list", way: "]]",
      states: [
        "idle": "j", "focused": "", "editing": "iada.jpg",
        "filled": "iada.jpg<Tab>ibob.png<Esc>",
        "problem": "iada.jpg<Tab>imissing.png<Esc>",
      ]),
  ]

  @Test(arguments: editors, ["60x20", "80x24", "120x36"])
  func looksAsKept(editor: Editor, size: String) throws {
    var text = ""
    for (state, keys) in editor.states {
      var dump = ScreenDump(
        StudioState(
          size: Size(size) ?? .zero, models: ModelCatalog().models, access: .key, run: "run",
          now: Pilot.noon, timeZone: .gmt),
        jobs: [])
      dump.type(try KeyScript(editor.way + keys))
      text += "=== \(state)\n\(dump.frame.golden)\n"
    }
    try Golden.check(text, "editor-\(editor.name)-\(size).txt")
  }
}
