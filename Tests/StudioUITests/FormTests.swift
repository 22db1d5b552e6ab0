import FoundationEssentials
import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// Filling in a form: every kind of parameter, and that nothing typed gets lost.
@Suite struct FormTests {
  @Test func aDraftIsKeptWhileAnotherModelIsShown() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Esc>]")
    #expect(studio.state.chosenModel == "p-video-animate")
    try studio.type("[")
    #expect(studio.state.forms["p-video"]?.values["prompt"] == "A coast")
    #expect(draw(studio.state).text.contains("┃ A coast"))
  }

  @Test(arguments: ["<Esc>", "<Enter>", "<Tab>", "<C-c>", "<S-Tab>"])
  func leavingAFieldKeepsItsText(key: String) throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast\(key)")
    #expect(studio.state.editing == nil)
    #expect(studio.state.forms["p-video"]?.values["prompt"] == "A coast")
  }

  @Test func lettersThatAreCommandsElsewhereAreTextWhileTyping() throws {
    var studio = try Pilot()
    try studio.type("<Enter>q12?/:xgGjkhl")
    #expect(studio.state.editing?.text == "q12?/:xgGjkhl")
    #expect(studio.state.view == .studio)
    #expect(studio.effects == [])
  }

  @Test func aNumberStepsWithinItsRange() throws {
    var studio = try Pilot()
    try studio.type("jj<Left><Left>")
    #expect(studio.state.forms["p-video"]?.values["duration"] == 3)
    try studio.type("<Left>")
    #expect(studio.state.forms["p-video"]?.values["duration"] == 3)
    for _ in 0..<20 { try studio.type("<Right>") }
    #expect(studio.state.forms["p-video"]?.values["duration"] == 15)
  }

  @Test func aTypedNumberSaysItsProblemWhileItIsTyped() throws {
    var studio = try Pilot()
    try studio.type("jj<Enter><C-u>16")
    #expect(draw(studio.state).text.contains("! duration: 16 is out of range."))
    try studio.type("<BS>")
    #expect(studio.state.forms["p-video"]?.values["duration"] == 1)
    try studio.type("<BS>12")
    #expect(studio.state.forms["p-video"]?.values["duration"] == 12)
    #expect(!draw(studio.state).text.contains("!"))
  }

  @Test func theDefaultsAreMarkedOnceTheyAreChanged() throws {
    var studio = try Pilot()
    #expect(!draw(studio.state).text.contains("changed"))
    try studio.type("j<Right>")
    #expect(studio.state.forms["p-video"]?.values["aspect_ratio"] == "9:16")
    #expect(draw(studio.state).text.contains("changed"))
    try studio.type("<BS>")
    #expect(studio.state.forms["p-video"]?.values["aspect_ratio"] == "16:9")
    try studio.type("u")
    #expect(studio.state.forms["p-video"]?.values["aspect_ratio"] == "9:16")
  }

  @Test func aChoiceIsFoundByTyping() throws {
    var studio = try Pilot()
    try studio.type("]]]jjj<Enter>kore<Enter>")
    #expect(studio.state.forms["p-video-avatar"]?.values["voice"] == "Kore (Female)")
    #expect(studio.state.overlays.isEmpty)
  }

  @Test func anOpenChoiceTakesAnyOtherValue() throws {
    var studio = try Pilot()
    try studio.type("]]]jjj<Enter>Nova (Neutral)<Enter>")
    #expect(studio.state.forms["p-video-avatar"]?.values["voice"] == "Nova (Neutral)")
  }

  @Test func aClosedChoiceTakesNothingElse() throws {
    var studio = try Pilot()
    try studio.type("j<Enter>21:9<Enter>")
    #expect(studio.state.forms["p-video"]?.values["aspect_ratio"] == "16:9")
    #expect(studio.state.toast?.contains("21:9") == true)
  }

  @Test func valuesThatDoNotGoTogetherAreSeenBeforeTheyAreChosen() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36))
    try studio.type("]]]]jj<Right>j<Enter>")
    let row = try #require(
      draw(studio.state).text.split(separator: "\n").first { $0.contains("1080p  ") })
    #expect(row.contains("not with duration 8"))
  }

  @Test func whatAudioReplacesIsShownAsUnused() throws {
    var studio = try Pilot()
    try studio.type("]]]jjivoice.mp3<Esc>")
    #expect(draw(studio.state).text.contains("unused: audio is given"))
  }

  @Test func filesAreAddedMovedAndRemoved() throws {
    var studio = try Pilot()
    func images() -> Value? { studio.state.forms["p-video-replace"]?.values["images"] }
    try studio.type("]]ia.png<Tab>ib.png<Tab>ic.png<Esc>")
    #expect(images() == ["a.png", "b.png", "c.png"])
    try studio.type("K")
    #expect(images() == ["a.png", "c.png", "b.png"])
    try studio.type("gi<C-u><Esc>")
    #expect(images() == ["c.png", "b.png"])
    try studio.type("x")
    #expect(images() == ["b.png"])
  }

  @Test func aToggleFlips() throws {
    var studio = try Pilot()
    let model = try #require(studio.state.models.first { $0.slug == "p-video-avatar" })
    let toggle = try #require(
      model.parameters.firstIndex { $0.kind == .toggle }.map { model.parameters[$0] })
    try studio.type("]]]")
    while studio.state.forms["p-video-avatar"]?.focus.parameter != toggle.name {
      try studio.type("j")
    }
    let before = studio.state.forms["p-video-avatar"]?.values[toggle.name]
    try studio.type("<Space>")
    let flipped: Value = before == true ? false : true
    #expect(studio.state.forms["p-video-avatar"]?.values[toggle.name] == flipped)
    try studio.type("<Enter>")
    #expect(studio.state.forms["p-video-avatar"]?.values[toggle.name] == before)
  }

  @Test func theSampleFillsTheFormButNotTheSeed() throws {
    var studio = try Pilot()
    for _ in studio.state.models {
      let model = try #require(studio.state.model)
      try studio.type("S")
      let form = try #require(studio.state.forms[model.slug])
      for (name, value) in model.sample where name != "seed" { #expect(form.values[name] == value) }
      #expect(form.values["seed"]?.integer ?? 0 > 100)
      #expect(Check.problems(model, form.values) == [])
      try studio.type("]")
    }
  }

  @Test func aResetGivesBackTheDefaultsAndCanBeTakenBack() throws {
    var studio = try Pilot()
    try studio.type("<Enter>A coast<Esc>R")
    #expect(studio.state.forms["p-video"]?.values["prompt"] == nil)
    try studio.type("u")
    #expect(studio.state.forms["p-video"]?.values["prompt"] == "A coast")
  }

  @Test func aPasteIntoALongTextKeepsItsLinesAndDropsControls() throws {
    var studio = try Pilot()
    try studio.type("<Paste:one\\ntwo>")
    studio.update(.paste("\u{1B}[31m\tred\r\n"))
    #expect(studio.state.editing?.text == "one\ntwo[31m red\n")
  }

  @Test func theFocusedFieldIsAlwaysInSight() throws {
    var studio = try Pilot(size: Size(columns: 60, rows: 20))
    try studio.type("]]]")
    let model = try #require(studio.state.model)
    for parameter in model.parameters {
      let focus = studio.state.forms[model.slug]?.focus.parameter
      #expect(focus == parameter.name)
      let start = String(parameter.name.prefix(14))
      #expect(draw(studio.state).text.contains("▸ \(start)"))
      try studio.type("j")
    }
  }

  @Test func steppingPassesOverWhatARuleForbidsAndSaysSo() throws {
    var studio = try Pilot()
    func value(_ name: String) -> Value? { studio.state.forms["pixverse-text2video"]?.values[name] }
    try studio.type("]]]]jj<Right>j<Right>")
    #expect(value("quality") == "720p")
    try studio.type("<Right>")
    #expect(value("quality") == "720p")
    #expect(studio.state.toast == "quality 1080p is passed over: not with duration 8.")
    try studio.type("jL")
    #expect(value("motion_mode") == "normal")
    #expect(studio.state.toast == "motion_mode fast is passed over: not with duration 8.")
  }

  /// Every arrow key in every field of every model: legal values stay legal.
  @Test func noArrowKeyMakesAFormIllegal() throws {
    var studio = try Pilot()
    for model in studio.state.models {
      try studio.type("Sg")
      for _ in model.parameters {
        for key in ["<Right>", "<Right>", "<C-Right>", "<Left>", "<C-Left>", "<Left>", "<C-Right>"]
        {
          try studio.type(key)
          // In a text the arrow began to edit, in a file it opened the list.
          if studio.state.editing != nil || !studio.state.overlays.isEmpty {
            try studio.type("<Esc>")
          }
          let values = try #require(studio.state.forms[model.slug]?.values)
          #expect(Check.problems(model, values) == [], "\(key)")
        }
        try studio.type("j")
      }
      try studio.type("]")
    }
  }

  @Test func whatAFieldCannotTakeTogetherWithAnotherIsSeenOnBoth() throws {
    var studio = try Pilot()
    try studio.type("]]]]jj<Right>j<Enter>1080<Enter>")
    let text = draw(studio.state).text
    #expect(text.contains("! duration 8 and quality 1080p do not go together"))
    #expect(text.contains("! not with duration 8"))
    try studio.type("k<Left>")
    #expect(!draw(studio.state).text.contains("!"))
  }

  @Test func theHintSaysWhatARuleForbids() throws {
    var studio = try Pilot()
    try studio.type("]]]]jj<Right>")
    #expect(draw(studio.state).text.contains("360p · 720p · 1080p not with 8"))
    #expect(draw(studio.state).text.contains("fast not with 8"))
  }

  @Test func numbersStepByATwentiethOfTheirRange() throws {
    var studio = try Pilot()
    func value() -> Value? {
      studio.state.forms["p-video-avatar"]?.values["strength_negative_prompt"]
    }
    try studio.type("]]]Gkk")
    var seen: [Double?] = []
    for key in ["<Right>", "<Right>", "<C-Right>", "<Left>", "<C-Left>", "<C-Left>"] {
      try studio.type(key)
      seen.append(value()?.number)
    }
    #expect(seen == [0.6, 0.8, 1.8, 1.6, 0.6, 0])
  }

  @Test func aLargeStepOfAWholeNumberIsFive() throws {
    var studio = try Pilot()
    try studio.type("jj<C-Right>")
    #expect(studio.state.forms["p-video"]?.values["duration"] == 10)
    try studio.type("HH")
    #expect(studio.state.forms["p-video"]?.values["duration"] == 3)
  }

  @Test func nonsenseInANumberStaysWithItsProblem() throws {
    var studio = try Pilot()
    try studio.type("jj<Enter><C-u>five<Enter>")
    #expect(studio.state.forms["p-video"]?.values["duration"] == "five")
    #expect(draw(studio.state).text.contains("is not a whole number"))
    try studio.type("<Right>")
    #expect(studio.state.forms["p-video"]?.values["duration"] == 6)
  }

  @Test func aLongTextScrollsWithItsCursorInSight() throws {
    var studio = try Pilot()
    studio.update(.paste((1...40).map { "line \($0)" }.joined(separator: "\n")))
    #expect(draw(studio.state).text.contains("line 40"))
    #expect(draw(studio.state).cursor != nil)
    try studio.type("<PgUp><PgUp><PgUp><PgUp><PgUp><PgUp>")
    #expect(draw(studio.state).text.contains("┃ line 1 "))
    #expect(draw(studio.state).cursor != nil)
  }

  @Test(arguments: ["60x20", "80x24", "120x36"])
  func priceAndTimeStandBesideTheKeyThatSends(size: String) throws {
    var studio = try Pilot(size: Size(size) ?? .zero)
    for keys in ["", "G", "<Esc><Esc>", "]"] {
      try studio.type(keys)
      let text = draw(studio.state).text
      let slug = studio.state.chosenModel
      #expect(text.contains("ctrl+s submits · 0."), "\(slug) after \(keys)")
      #expect(text.contains(" · about "), "\(slug) after \(keys)")
    }
  }
}
