import FoundationEssentials
import Jobs
import Schema
import TerminalCore
import Testing

@testable import StudioUI

/// Several jobs from one form: what it says of them, what the box shows, and that exactly that is sent.
@Suite struct BatchTests {
  private func studio(_ rows: Int = 36) throws -> Pilot {
    try Pilot(size: Size(columns: 120, rows: rows))
  }

  private func sent(_ studio: Pilot) -> [Draft] {
    studio.effects.compactMap { if case .submit(let drafts, _) = $0 { drafts } else { nil } }
      .flatMap(\.self)
  }

  private func pressCount(_ script: String) throws -> Int { try KeyScript(script).events.count }

  @Test func eightSeedsOfOnePromptAreOnePress() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>G")
    let keys = "v<Esc><C-s>y"
    try studio.type("v<Esc>")
    #expect(draw(studio.state).text.contains("8 values"))
    #expect(draw(studio.state).text.contains("8 jobs · 0.04 credits"))
    try studio.type("<C-s>")
    #expect(draw(studio.state).text.contains("Send these 8 jobs?"))
    guard case .confirm(let box)? = studio.state.overlays.last else {
      Issue.record("no box")
      return
    }
    let shown = box.drafts.compactMap { $0.values["seed"]?.integer }
    #expect(Set(shown).count == 8)
    for seed in shown.prefix(3) { #expect(draw(studio.state).text.contains("seed \(seed)")) }
    try studio.type("y")
    #expect(sent(studio).compactMap { $0.values["seed"]?.integer } == shown)
    let tokens = studio.effects.compactMap {
      if case .submit(_, let token) = $0 { token } else { nil }
    }
    #expect(tokens.count == 1)
    #expect(try pressCount(keys) == 4)
  }

  @Test(arguments: [
    ("1..4", [1, 2, 3, 4]), ("7,9", [7, 9]), ("10..2 step 4", [10, 6, 2]),
  ])
  func seedsAreTypedAsOnTheCommandLine(typed: String, seeds: [Int]) throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>Gi<C-u>\(typed)<Enter><C-s>y")
    #expect(sent(studio).compactMap { $0.values["seed"]?.integer } == seeds)
  }

  @Test func severalValuesAreTickedAndTheForbiddenOnesLeftOutAndCounted() throws {
    var studio = try studio()
    try studio.type("]]]]<Enter>Two gods<Esc>")
    studio.focus("duration")
    try studio.type("v<Down> <Enter>")
    #expect(studio.form.several["duration"] == "5,8")
    studio.focus("quality")
    try studio.type("i<C-u>540p,1080p<Esc><C-s>")
    let text = draw(studio.state).text
    #expect(text.contains("Send these 3 jobs?"))
    #expect(text.contains("1 combination is forbidden by the model and left out."))
    #expect(text.contains("duration 5  quality 540p"))
    try studio.type("y")
    #expect(sent(studio).count == 3)
  }

  @Test func equalOnesAreMadeOnceAndTheBoxSaysSo() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>Gi<C-u>1..3,2..4<Esc><C-s>")
    #expect(draw(studio.state).text.contains("2 equal ones are made once."))
    try studio.type("y")
    #expect(sent(studio).compactMap { $0.values["seed"]?.integer } == [1, 2, 3, 4])
  }

  @Test func theSeedOfAllStandsInTheBoxOnce() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>")
    studio.fill("duration", "3,5")
    try studio.type("<C-s>")
    let seed = try #require(studio.form.values["seed"]?.integer)
    #expect(draw(studio.state).text.contains("seed \(seed), the same for all"))
    try studio.type("y")
    #expect(sent(studio).compactMap { $0.values["seed"]?.integer } == [seed, seed])
  }

  @Test func aFieldGoesBackToOneValue() throws {
    var studio = try studio()
    let seed = studio.form.values["seed"]
    try studio.type("Gi<C-u>1..5<Esc>")
    #expect(studio.form.several == ["seed": "1..5"])
    try studio.type("u")
    #expect(studio.form.several.isEmpty)
    #expect(studio.form.values["seed"] == seed)
    #expect(studio.form.seedMode == .drawn)
    try studio.type("<C-r><BS>")
    #expect(studio.form.several.isEmpty)
    #expect(studio.form.values["seed"] == seed)
    // The arrows: one more drawn, or the last one alone.
    try studio.type("v<Esc><Right>")
    #expect(studio.form.several["seed"] == "9x")
    try studio.type("i<C-u>3,5,9<Esc><Right>")
    #expect(studio.form.several.isEmpty)
    #expect(studio.form.values["seed"] == 9)
  }

  @Test func switchesTakeBothAndTextsVaryByThemselves() throws {
    var studio = try studio()
    studio.wildcards = ["animal": ["fox", "bird"]]
    try studio.type("]]]")
    studio.fill("voice_script", "A {red|blue} __animal__")
    studio.fill("image", "https://example.com/a.png")
    #expect(draw(studio.state).text.contains("4 variants"))
    let toggle = try #require(
      studio.state.model?.parameters.first { $0.kind == .toggle }?.name)
    studio.focus(toggle)
    try studio.type("v")
    #expect(studio.form.several[toggle] == "on,off")
    try studio.type("<C-s>y")
    let drafts = sent(studio)
    #expect(drafts.count == 8)
    #expect(Set(drafts.compactMap { $0.values[toggle] }) == [true, false])
    #expect(drafts.first?.values["voice_script"] == "A red fox")
    #expect(drafts.first?.expansion?.choices["voice_script"] == ["red", "fox"])
    #expect(drafts.first?.expansion?.templates["voice_script"] == "A {red|blue} __animal__")
  }

  @Test func aFileOfVariantsThatIsNotThereIsToldAndNothingIsSent() throws {
    var studio = try studio()
    try studio.type("<Enter>A __beast__<Esc><C-s>")
    #expect(studio.state.overlays.isEmpty)
    #expect(draw(studio.state).text.contains("there is no file beast.txt of variants"))
  }

  @Test func eachValueIsChecked() throws {
    var studio = try studio()
    studio.focus("duration")
    try studio.type("i<C-u>5,99<Esc>")
    #expect(draw(studio.state).text.contains("! duration: 99 is out of range."))
    try studio.type("<C-s>")
    #expect(studio.state.overlays.isEmpty)
  }

  @Test(arguments: ["5,99", "5..99"])
  func whatHasAProblemPromisesNoAmount(typed: String) throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>")
    studio.fill("duration", typed)
    #expect(draw(studio.state).text.contains("jobs, cannot be sent yet"))
    #expect(!draw(studio.state).text.contains("shows the amount"))
  }

  @Test func aFieldForNumbersSaysHowSeveralAreTyped() throws {
    var studio = try studio()
    try studio.type("Gi<C-u>7")
    #expect(draw(studio.state).text.contains("8x, 1..8 or 3,5,8"))
    try studio.type("<Esc>")
    #expect(!draw(studio.state).text.contains("8x, 1..8"))
    studio.focus("duration")
    try studio.type("i<C-u>7")
    #expect(draw(studio.state).text.contains("1..8 or 3,5,8"))
  }

  @Test func manyJobsTakeTypingTheirNumber() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>Gi<C-u>1..48<Esc><C-s>y")
    #expect(sent(studio).isEmpty)
    #expect(draw(studio.state).text.contains("type their number, 48"))
    try studio.type("47<Enter>")
    #expect(sent(studio).isEmpty)
    try studio.type("<C-u>48<Enter>")
    #expect(sent(studio).count == 48)
  }

  @Test func aSampleIsDrawnFromAllAndDrawnAnew() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>Gi<C-u>1..48<Esc><C-s>s")
    // Half of them is offered.
    try studio.type("<Enter>")
    #expect(draw(studio.state).text.contains("Send these 24 jobs?"))
    try studio.type("s<C-u>6<Enter>")
    let first = studio.state.plan?.drafts.compactMap { $0.values["seed"]?.integer } ?? []
    #expect(first.count == 6)
    #expect(draw(studio.state).text.contains("Drawn from 48 jobs."))
    try studio.type("s<C-u>6<Enter>")
    let second = studio.state.plan?.drafts.compactMap { $0.values["seed"]?.integer } ?? []
    #expect(second != first)
    try studio.type("y")
    #expect(sent(studio).compactMap { $0.values["seed"]?.integer } == second)
  }

  @Test func valuesAreTakenSideBySideByAKey() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>")
    studio.fill("duration", "3,5")
    studio.fill("seed", "1,2")
    try studio.type("<C-s>")
    #expect(draw(studio.state).text.contains("Send these 4 jobs?"))
    try studio.type("ty")
    let pairs = sent(studio).map { [$0.values["duration"]?.integer, $0.values["seed"]?.integer] }
    #expect(pairs == [[3, 1], [5, 2]])
  }

  @Test func valuesOfUnlikeNumberCannotBeTakenSideBySideAndThatIsSaid() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>")
    studio.fill("duration", "3,5")
    studio.fill("seed", "1..3")
    try studio.type("<C-s>t")
    #expect(studio.state.toast?.contains("side by side they need as many") == true)
    #expect(draw(studio.state).text.contains("Send these 6 jobs?"))
  }

  @Test func severalValuesOutliveTheProgram() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<Esc>Gv<Esc>")
    let draft = try #require(studio.drafts.last)
    #expect(draft.several == ["seed": "8x"])
    var next = try self.studio()
    next.update(.draftsLoaded([draft]))
    #expect(next.form.several == ["seed": "8x"])
    #expect(draw(next.state).text.contains("8 jobs"))
  }

  @Test func whatIsNotSentMakesNoEqualJobs() throws {
    var studio = try studio()
    try studio.type("]]]")
    studio.fill("image", "https://example.com/a.png")
    studio.fill("audio", "https://example.com/a.mp3")
    studio.fill("voice_language", "French,German")
    try studio.type("<C-s>")
    #expect(studio.state.overlays.isEmpty)
    #expect(draw(studio.state).text.contains("would make the same clip several times"))
  }

  @Test func nothingOfTheOldWaysIsLost() throws {
    var studio = try studio()
    try studio.type("<Enter>A \\{plain|text\\} {x}<Esc><C-s>y")
    #expect(sent(studio).map { $0.values["prompt"]?.text } == ["A {plain|text} {x}"])
    #expect(sent(studio).first?.expansion == nil)
  }
}

extension Pilot {
  fileprivate var form: FormState { state.form ?? FormState(state.models[0]) }

  fileprivate mutating func focus(_ name: String) {
    update { $0.form?.focus = FieldID(name) }
  }

  fileprivate mutating func fill(_ name: String, _ text: String) {
    update(.asked(.fill(FieldID(name), with: text), at: state.now.addingTimeInterval(1)))
  }
}
