import Foundation
import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// The mouse means what is drawn where it is.
@Suite struct MouseTests {
  static let sizes = [
    Size(columns: 60, rows: 20), Size(columns: 80, rows: 24), Size(columns: 120, rows: 36),
    Size(columns: 200, rows: 60),
  ]

  private func studio(_ size: Size = Size(columns: 120, rows: 36)) throws -> Pilot {
    try Pilot(size: size, jobs: SampleLibrary(now: Pilot.noon).jobs)
  }

  @Test func aPressOnAPaneOrARowGoesThere() throws {
    var studio = try studio()
    try studio.press(on: "p-video-replace")
    #expect(studio.state.chosenModel == "p-video-replace")
    #expect(studio.state.pane == .models)
    try studio.press(on: "resolution")
    #expect(studio.state.pane == .form)
    #expect(studio.state.forms["p-video-replace"]?.focus == FieldID("resolution"))
    try studio.press(on: "seed 8841")
    #expect(studio.state.pane == .jobs)
    #expect(studio.state.chosenJob?.seed == 8841)
    try studio.press(on: "Models")
    #expect(studio.state.pane == .models)
  }

  @Test func theSecondPressIsEnter() throws {
    var studio = try studio()
    try studio.press(on: "aspect_ratio", times: 2)
    guard case .choice(let list) = studio.state.overlays.last else {
      Issue.record("no list of values")
      return
    }
    #expect(list.parameter == "aspect_ratio")
    try studio.press(on: "  9:16 ", times: 2)
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.forms["p-video"]?.values["aspect_ratio"] == "9:16")
    try studio.press(on: "seed 8841", times: 2)
    guard case .detail = studio.state.overlays.last else {
      Issue.record("no detail")
      return
    }
    try studio.type("<Esc>2")
    try studio.press(on: "pixverse-text2video", times: 2)
    guard case .detail = studio.state.overlays.last else {
      Issue.record("no detail")
      return
    }
  }

  @Test func twoSlowPressesAreTwo() throws {
    var studio = try studio()
    try studio.press(on: "aspect_ratio")
    try studio.press(on: "aspect_ratio", after: 2)
    #expect(studio.state.overlays.isEmpty)
  }

  @Test(arguments: sizes)
  func aPressInATextPutsTheCursorThere(size: Size) throws {
    var studio = try Pilot(size: size)
    try studio.type("<Enter>Two boats 日本 on a very calm and wide river at noon<A-Enter>in May<Esc>")
    try studio.press(on: "calm")
    try studio.type("very ")
    try studio.press(on: "本")
    try studio.type("x")
    try studio.press(on: "May")
    try studio.type("late ")
    #expect(
      studio.state.forms["p-video"]?.values["prompt"]?.text
        == "Two boats 日x本 on a very very calm and wide river at noon\nin late May")
  }

  @Test func aKeyThatIsNamedCanBePressed() throws {
    var studio = try studio()
    try studio.press(on: "all keys")
    guard case .palette = studio.state.overlays.last else {
      Issue.record("no help")
      return
    }
    try studio.press(on: "go back")
    #expect(studio.state.overlays.isEmpty)
    try studio.press(on: "ctrl+n new seed")
    #expect(studio.effects.last == .drawSeed(model: "p-video"))
  }

  @Test func aRowOfHelpIsChosenAndDone() throws {
    var studio = try studio()
    try studio.press(on: "all keys")
    try studio.type("sample of the")
    try studio.press(on: "Fills in", times: 2)
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.forms["p-video"]?.values["prompt"]?.isEmpty == false)
  }

  @Test func aPressBesideABoxClosesIt() throws {
    var studio = try studio()
    for keys in ["?", ":", "<Enter>A coast<C-s>", "w<Enter>"] {
      try studio.type(keys)
      #expect(!studio.state.overlays.isEmpty, "\(keys)")
      studio.press(at: Point(column: 0, row: 2))
      #expect(studio.state.overlays.isEmpty, "\(keys)")
    }
  }

  @Test func theAmountCanBeDismissedByAPressButNotAgreedTo() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast<C-s>")
    let keys = draw(studio.state).grid.row(35).map(\.text).joined()
    #expect(keys.contains("ctrl+s send"))
    try studio.press(on: "ctrl+s send", last: true)
    #expect(studio.state.toast?.contains("never spends") == true)
    guard case .confirm = studio.state.overlays.last else {
      Issue.record("the amount is gone")
      return
    }
    try studio.press(on: "goes back")
    #expect(studio.state.overlays.isEmpty)
    #expect(!studio.hasSubmitted)
  }

  /// Every thing that is drawn, pressed again and again.
  @Test(arguments: ["", "<C-s>", "2", "?", "2<Enter>", "w<Enter>s", "q"])
  func noPressEverSpends(keys: String) throws {
    let size = Size(columns: 80, rows: 24)
    var start = try studio(size)
    try start.type("<Enter>A coast<Esc>\(keys)")
    let frame = draw(start.state)
    var seen: Set<AnyHashable> = []
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let point = Point(column: column, row: row)
        guard let thing = frame.things(at: point).first?.thing,
          seen.insert(AnyHashable(thing)).inserted
        else { continue }
        var studio = start
        for seconds in [5, 0.2, 5, 0.2] { studio.press(at: point, after: seconds) }
        #expect(!studio.hasSubmitted, "\(thing)")
      }
    }
    #expect(seen.count > 2)
  }

  @Test func noSeriesOfPressesSpends() throws {
    var random = LinearCongruence(state: 7)
    let size = Size(columns: 80, rows: 24)
    var studio = try studio(size)
    try studio.type("<Enter>A coast<Esc><C-s>")
    for _ in 0..<200 {
      let point = Point(
        column: Int.random(in: 0..<size.columns, using: &random),
        row: Int.random(in: 0..<size.rows, using: &random))
      let deed = [Mouse.Deed.press, .press, .wheelUp, .wheelDown].randomElement(using: &random)
      studio.update(
        .mouse(
          Mouse(deed ?? .press, at: point), at: studio.state.now.addingTimeInterval(0.3)))
      if studio.state.overlays.isEmpty { try studio.type("<C-s>") }
    }
    #expect(!studio.hasSubmitted)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)])
  func theWheelScrollsWhatIsUnderItAndTheChoiceStaysInSight(size: Size) throws {
    let many = (0..<200).map { number in
      Job(
        id: "job-\(1000 - number)", token: "\(number)", model: "p-video", contract: .v2,
        values: ["prompt": .text("n\(number)")], seed: number, origin: "", keyFingerprint: "",
        estimate: nil, owner: "me", createdAt: Pilot.noon.addingTimeInterval(Double(-number)))
    }
    var studio = try Pilot(size: size, jobs: many)
    try studio.type("2")
    let middle = Point(column: 30, row: 8)
    let before = studio.state.history.chosen
    for _ in 0..<4 { studio.turn(.wheelDown, at: middle) }
    #expect(studio.state.history.scroll == 12)
    #expect(studio.state.history.chosen != before)
    try studio.seesChoice()
    for _ in 0..<9 { studio.turn(.wheelUp, at: middle) }
    #expect(studio.state.history.scroll == 0)
    try studio.seesChoice()

  }

  @Test func theWheelScrollsAListOnTop() throws {
    var studio = try Pilot()
    let middle = Point(column: 30, row: 8)
    try studio.type("?")
    for _ in 0..<5 { studio.turn(.wheelDown, at: middle) }
    try studio.seesChoice()
    #expect(!draw(studio.state).text.contains(" \(Scope.sending.title) "))
    var before: [Overlay] = []
    while studio.state.overlays != before {
      before = studio.state.overlays
      studio.turn(.wheelDown, at: middle)
    }
    try studio.seesChoice()
    #expect(draw(studio.state).text.contains(" Stays."))
    try studio.type("<Esc>")
    studio.turn(.wheelDown, at: Point(column: 3, row: 23))
    #expect(studio.state.pane == .form)
  }

  @Test func theWheelScrollsAForm() throws {
    var studio = try Pilot(size: Size(columns: 80, rows: 14))
    try studio.type("]]]")
    let middle = Point(column: 30, row: 5)
    let before = studio.state.forms["p-video-avatar"]?.focus
    for _ in 0..<20 { studio.turn(.wheelDown, at: middle) }
    #expect(studio.state.forms["p-video-avatar"]?.focus != before)
    try studio.seesChoice()
    let end = studio.state
    studio.turn(.wheelDown, at: middle)
    #expect(draw(studio.state).text == draw(end).text)
    for _ in 0..<20 { studio.turn(.wheelUp, at: middle) }
    #expect(studio.state.forms["p-video-avatar"]?.scroll == 0)
  }

  @Test func theMouseIsGivenToTheTerminalAndTakenBackByAKey() throws {
    var studio = try studio()
    try studio.type("<Enter><A-m>")
    #expect(studio.effects == [.takeMouse(false)])
    #expect(studio.state.toast?.contains("alt+m has it work here again") == true)
    try studio.type("<A-m>")
    #expect(studio.effects == [.takeMouse(false), .takeMouse(true)])
    #expect(studio.state.editing != nil)
  }

  @Test func aPressElsewhereLeavesTheTextAsItWasTyped() throws {
    var studio = try studio()
    try studio.type("<Enter>A coast")
    try studio.press(on: "duration")
    #expect(studio.state.editing == nil)
    #expect(studio.state.forms["p-video"]?.values["prompt"] == "A coast")
    try studio.type("u")
    #expect(studio.state.forms["p-video"]?.values["prompt"]?.isEmpty != false)
  }
}

/// The same numbers in every run.
private struct LinearCongruence: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}

extension Pilot {
  fileprivate var hasSubmitted: Bool {
    effects.contains { if case .submit = $0 { true } else { false } }
  }

  fileprivate mutating func press(at point: Point, after seconds: Double = 5) {
    update(.mouse(Mouse(.press, at: point), at: state.now.addingTimeInterval(seconds)))
  }

  fileprivate mutating func turn(_ deed: Mouse.Deed, at point: Point) {
    update(.mouse(Mouse(deed, at: point), at: state.now.addingTimeInterval(0.1)))
  }

  /// Presses where these words begin on the screen: at the first place, or the last.
  fileprivate mutating func press(
    on words: String, last: Bool = false, times: Int = 1, after seconds: Double = 5
  ) throws {
    let lines = draw(state).text.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = lines.indices.filter { lines[$0].contains(words) }
    let row = try #require(last ? rows.last : rows.first, "\(words) in\n\(draw(state).text)")
    let start = try #require(lines[row].range(of: words)?.lowerBound)
    let column = DisplayWidth.columns(of: String(lines[row][..<start]))
    for time in 0..<times {
      press(at: Point(column: column, row: row), after: time == 0 ? seconds : 0.2)
    }
  }

  /// The mark of what is chosen is on the screen.
  fileprivate func seesChoice() throws {
    #expect(draw(state).text.contains("▸"), "\(draw(state).text)")
  }
}
