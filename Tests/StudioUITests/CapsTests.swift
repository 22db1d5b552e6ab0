import FoundationEssentials
import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// What is spent, and what a cap makes of the box with the amount.
@Suite struct CapsTests {
  /// A studio with a prompt in the form, under a cap of the day, of which so much is used.
  private func studio(_ cap: String?, spent: Double) throws -> Pilot {
    var studio = try Pilot(size: Size(columns: 100, rows: 36))
    studio.update {
      if let cap { $0.settings.say(.capDay, cap, .file(line: 1)) }
      $0.jobs.spent = SpentSoFar(
        today: Spending(spent: Money(spent)), dayEnds: Pilot.noon.addingTimeInterval(3600))
    }
    try studio.type("<Enter>A coast<Enter>")
    return studio
  }

  @Test func whatIsSpentTodayStandsInTheHeader() throws {
    #expect(!draw(try studio(nil, spent: 0).state).text.contains("today"))
    #expect(draw(try studio(nil, spent: 0.42).state).text.contains("today 0.42"))
    #expect(draw(try studio("2", spent: 0.42).state).text.contains("today 0.42 of 2.00"))
    var studio = try studio("2", spent: 0.42)
    studio.update(.tick(Pilot.noon.addingTimeInterval(3601)))
    #expect(draw(studio.state).text.contains("today 0.00 of 2.00"), "another day")
  }

  @Test func farFromACapOneKeySends() throws {
    var studio = try studio("2", spent: 0.42)
    try studio.type("<C-s>")
    #expect(draw(studio.state).text.contains("0.42 of 2.00 spent today"))
    try studio.type("y")
    #expect(studio.sent == 1)
  }

  @Test func nearACapItTakesTwoThatAreNoRepetition() throws {
    var studio = try studio("0.01", spent: 0.004)
    try studio.type("<C-s>")
    #expect(draw(studio.state).text.contains("It brings cap_day to 0.009 of 0.01."))
    studio.press(.character("y"), after: 1)
    #expect(studio.sent == 0)
    #expect(studio.state.toast == "A cap is near: press it once more to send.")
    for _ in 0..<40 { studio.press(.character("y"), after: 0.03) }
    #expect(studio.sent == 0, "a key held down")
    studio.press(.character("y"), after: 1)
    #expect(studio.sent == 1)
  }

  @Test func beyondACapNoKeySends() throws {
    var studio = try studio("0.01", spent: 0.006)
    try studio.type("<C-s>")
    let said = "It would cost 0.005, and cap_day is 0.01: 0.006 is spent."
    #expect(draw(studio.state).text.contains("It would cost 0.005, and cap_day is 0.01"))
    #expect(!draw(studio.state).text.contains("y sends"))
    try studio.type("yyy<C-s>")
    #expect(studio.sent == 0)
    #expect(studio.state.toast == said)
    try studio.type("<Esc>")
    #expect(studio.state.overlays.isEmpty)
  }

  @Test func ofSeveralBeyondACapThePriceIsThatOfEach() throws {
    var studio = try studio("0.01", spent: 0.006)
    try studio.type("Gi<C-u>1..6<Esc><C-s>")
    #expect(draw(studio.state).text.contains("Each would cost 0.005, and cap_day is 0.01"))
  }

  /// They are sent first, so that much less fits.
  @Test func whatWaitsIsPromised() throws {
    func waiting(_ number: Int, isPaused: Bool = false) -> Job {
      let job = Job(
        id: "w\(number)", token: "w", index: number, model: "p-video", contract: .v2,
        values: ["prompt": "A coast"], seed: number, origin: "http://here", keyFingerprint: "k",
        estimate: 0.005, owner: "me", createdAt: Pilot.noon)
      let failure = Failure(.capReached, what: "Too much.", charged: .no, next: "Raise it.")
      return isPaused ? JobChange.paused(failure).apply(to: job) ?? job : job
    }
    var studio = try studio("0.03", spent: 0)
    try studio.type("Gi<C-u>1..6<Esc>")
    studio.update {
      $0.jobs.list = JobList(open: (0..<4).map { waiting($0) } + [waiting(4, isPaused: true)])
    }
    try studio.type("<C-s>")
    let text = draw(studio.state).text
    #expect(text.contains("lets 2 of the 6 jobs through"), "\(text)")
    #expect(!text.contains("0.02 of 0.03 spent today"), "it is not spent yet")
  }

  /// What was agreed to once was another amount.
  @Test func anotherSampleIsAgreedToTwiceAnew() throws {
    var studio = try studio("0.05", spent: 0.02)
    try studio.type("Gi<C-u>1..6<Esc><C-s>")
    studio.press(.character("y"), after: 1)
    #expect(studio.sent == 0)
    try studio.type("s<C-u>5<Enter>")
    studio.press(.character("y"), after: 1)
    #expect(studio.sent == 0, "five are another amount than six")
    studio.press(.character("y"), after: 1)
    #expect(studio.sent == 1)
  }

  @Test func theTypedNumberOfManyIsNoSecondConsentNearACap() throws {
    var studio = try studio("0.15", spent: 0.02)
    try studio.type("Gi<C-u>1..24<Esc><C-s>")
    studio.press(.character("y"), after: 1)
    try studio.type("24<Enter>")
    #expect(studio.sent == 0)
    #expect(studio.state.toast == "A cap is near: press it once more to send.")
    studio.press(.character("y"), after: 1)
    #expect(studio.sent == 1)
  }

  /// A cap may be lowered, or reached by other jobs, while the number is typed.
  @Test func theTypedNumberOfManyDoesNotPassACap() throws {
    var studio = try studio("2", spent: 0)
    try studio.type("Gi<C-u>1..24<Esc><C-s>")
    studio.press(.character("y"), after: 1)
    try studio.type("24")
    studio.update { $0.settings.say(.capDay, "0.001", .file(line: 1)) }
    try studio.type("<Enter>")
    #expect(studio.sent == 0)
    #expect(studio.state.toast?.contains("cap_day is 0.001") == true)
  }

  @Test func theDetailHasTheEstimateWhereTheCostDiffers() throws {
    let saved: [JobChange] = [
      .claimed(body: "{}", owner: "me", at: Pilot.noon),
      .accepted(requestID: "r", statusURL: nil, responseURL: nil, reply: nil),
      .completed(outputURL: "u", cost: 0.0075, seed: 7, reply: nil),
      .saved(Clip(path: "/clip.mp4", bytes: 12), at: Pilot.noon),
    ]
    let job = saved.reduce(
      Job(
        id: "a", token: "a", model: "p-video", contract: .v2, values: ["prompt": "A coast"],
        seed: 7,
        origin: "http://here", keyFingerprint: "k", estimate: 0.005, estimateFrom: 3, owner: "me",
        createdAt: Pilot.noon)
    ) { $1.apply(to: $0) ?? $0 }
    var studio = try Pilot(size: Size(columns: 100, rows: 36), jobs: [job])
    try studio.type("2<Enter>")
    #expect(draw(studio.state).text.contains("0.008 credits; estimated 0.005, own median of 3"))
  }
}

extension Pilot {
  fileprivate var sent: Int { effects.count { if case .submit = $0 { true } else { false } } }
}
