import FoundationEssentials
import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// A curl line or a JSON body, put into the form.
@Suite struct PastedRequestTests {
  private static let curl =
    #"curl -X POST https://api.segmind.com/v2/p-video -H "x-api-key: SG_0123456789" -d '{"prompt":"a fox","duration":8,"fps":24}'"#

  private func form(_ studio: Pilot) -> FormState? { studio.state.forms["p-video"] }

  @Test(arguments: [true, false])
  func aCurlLineFillsTheFormAndUndoTakesItBack(isInBox: Bool) throws {
    var studio = try Pilot()
    let before = form(studio)?.values
    try studio.type(isInBox ? "A" : "")
    studio.update(.paste(Self.curl))
    if isInBox { try studio.type("<Enter>") }
    let box = draw(studio.state).text
    #expect(box.contains("the request into its form") && box.contains("fps"))
    #expect(form(studio)?.values == before, "it is shown first")
    try studio.type("a")
    #expect(form(studio)?.values["prompt"] == "a fox")
    #expect(form(studio)?.values["duration"] == 8)
    #expect(form(studio)?.values["aspect_ratio"] == "16:9", "what is not said stays the default")
    #expect(studio.state.toast?.hasPrefix("Loaded prompt, duration of the request;") == true)
    #expect(form(studio)?.seedMode == .drawn, "a seed that is not named stays as it is")
    #expect(studio.state.overlays.isEmpty)
    #expect(!"\(studio.drafts)\(studio.effects)\(studio.state.forms)".contains("SG_0123"))
    #expect(studio.effects.allSatisfy { if case .submit = $0 { false } else { true } })
    try studio.type("u")
    #expect(form(studio)?.values == before)
  }

  @Test func aBodyIsForTheFormThatIsShown() throws {
    var studio = try Pilot()
    studio.update(.paste("{\n  \"prompt\": \"a fox\",\n  \"seed\": 42\n}\n"))
    try studio.type("a")
    #expect(form(studio)?.values["prompt"] == "a fox")
    #expect(form(studio)?.values["seed"] == 42)
    #expect(form(studio)?.seedMode == .fixed)
  }

  /// It was one text of one job.
  @Test func bracesInARequestVaryNothing() throws {
    var studio = try Pilot()
    studio.update(.paste(#"{"prompt": "a {red|blue} fox in __snow__", "seed": 42}"#))
    try studio.type("a<C-s>y")
    let sent = studio.effects.compactMap {
      if case .submit(let drafts, _) = $0 { drafts } else { nil }
    }
    #expect(sent.flatMap(\.self).map { $0.values["prompt"] } == ["a {red|blue} fox in __snow__"])
  }

  @Test func otherTextIsPastedAsItIs() throws {
    var studio = try Pilot()
    studio.update(.paste(#"{"scene":"a fox in the snow"}"#))
    try studio.type("<Esc>")
    #expect(form(studio)?.values["prompt"]?.text == #"{"scene":"a fox in the snow"}"#)
    try studio.type("<Enter>")
    studio.update(.paste("curl hair"))
    try studio.type("<Esc>")
    #expect(form(studio)?.values["prompt"]?.text?.hasSuffix("curl hair") == true)
  }

  /// However it is written and wherever it is pasted.
  @Test(arguments: ["", "$ ", "/usr/bin/"], ["<Enter>A fox", "2/", "wt", "A<Esc>"])
  func aKeyIsNotKeptInAnyText(_ prefix: String, _ keys: String) throws {
    var studio = try Pilot(jobs: SampleLibrary(now: Pilot.noon).jobs)
    try studio.type(keys == "A<Esc>" ? "A" : keys)
    studio.update(.paste(prefix + Self.curl))
    try studio.type("<Esc><Esc>")
    studio.update { $0.overlays = [] }
    // What was left in a line can be put in again elsewhere.
    try studio.type("1<Enter><C-y>")
    #expect(!"\(studio.drafts)\(studio.effects)\(studio.state)".contains("SG_0123"))
  }

  @Test func aCurlLineThatCannotBeReadIsKeptNowhere() throws {
    var studio = try Pilot()
    let before = form(studio)
    studio.update(.paste("curl https://api.segmind.com/v2/p-video -H 'x-api-key: SG_0123456789"))
    #expect(form(studio) == before)
    #expect(studio.state.editing == nil)
    #expect(studio.state.toast?.hasPrefix("That curl line has no JSON body") == true)
  }

  @Test func aJobIsCopiedForOtherPrograms() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36))
    studio.take(SampleLibrary(now: Pilot.noon).jobs)
    for (format, start) in [
      ("curl", "curl --fail-with-body"), ("python", "import os"), ("run", "dailies run "),
      ("json", "{"),
    ] {
      try studio.type("2jjjjY\(format)<Enter>")
      guard case .copy(let text) = studio.effects.last else {
        Issue.record("\(format) is not copied")
        return
      }
      #expect(text.contains(start))
      try studio.type("1")
    }
  }
}
