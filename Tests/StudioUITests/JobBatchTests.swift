import FoundationEssentials
import Jobs
import Schema
import TerminalCore
import Testing

@testable import StudioUI

/// The jobs of one press in the lists: marked, acted on and sent again together.
@Suite struct JobBatchTests {
  private func job(_ index: Int, _ changes: [JobChange], expansion: Expansion? = nil) throws -> Job
  {
    var job = Job(
      id: "job-\(index)", token: "one", index: index, model: "p-video", contract: .v2,
      values: ["prompt": .text("A {plain|blue} fox"), "seed": .integer(index + 1)],
      seed: index + 1,
      origin: "https://api.example.com", keyFingerprint: "key", estimate: 0.005,
      expansion: expansion, owner: "owner",
      createdAt: Pilot.noon.addingTimeInterval(Double(index)))
    for change in changes { job = try #require(change.apply(to: job)) }
    return job
  }

  private let failed = Failure(
    .generationFailed, what: "It was refused.", charged: .no, next: "Change it.")
  private let lost = Failure(
    .answerLost, what: "No answer came.", charged: .maybe, next: "It is looked up.")

  private func studio(_ jobs: [Job]) throws -> Pilot {
    var studio = try Pilot(size: Size(columns: 120, rows: 40))
    let others = [
      Job(
        id: "alone", token: "other", model: "p-video", contract: .v2, values: ["prompt": "B"],
        seed: 1, origin: "https://api.example.com", keyFingerprint: "key", estimate: nil,
        owner: "owner", createdAt: Pilot.noon.addingTimeInterval(-5))
    ]
    let all = jobs.reversed() + others
    studio.update(
      .jobsChanged(
        JobsPage(
          query: JobQuery(), first: 0, open: all.filter { !$0.state.isEnded }, recent: all,
          jobs: all, total: all.count, all: all.count, experience: [:],
          batches: ["one": jobs.count])))
    try studio.type("w")
    studio.effects = []
    return studio
  }

  private func sendFailed(_ index: Int) throws -> Job {
    try job(
      index,
      [
        .claimed(body: "{}", owner: "owner", at: Pilot.noon),
        .failed(failed, reply: nil, at: Pilot.noon),
      ])
  }

  private func sendLost(_ index: Int) throws -> Job {
    try job(
      index, [.claimed(body: "{}", owner: "owner", at: Pilot.noon), .lost(lost, at: Pilot.noon)])
  }

  @Test func eachSaysWhichOfHowManyItIs() throws {
    let studio = try studio([try job(0, []), try job(1, []), try job(2, [])])
    #expect(draw(studio.state).text.contains("2 of 3"))
  }

  @Test func oneKeyMarksAllOfThemAndCancelsThem() throws {
    var studio = try studio([try job(0, []), try job(1, []), try job(2, [])])
    try studio.type("b")
    #expect(studio.state.marked == ["job-0", "job-1", "job-2"])
    #expect(studio.state.toast?.contains("All 3 jobs of the batch are marked") == true)
    try studio.type("x")
    #expect(studio.effects == [.cancelAll(["job-0", "job-1", "job-2"])])
  }

  /// What is marked stays meant, whatever the list shows next.
  @Test func aMarkedBatchIsActedOnWhenItIsOutOfSight() throws {
    var studio = try studio([try sendFailed(0), try sendFailed(1)])
    try studio.type("b2/other<Enter>")
    studio.update(
      .jobsChanged(
        JobsPage(
          query: studio.state.history.query, first: 0, open: [], recent: [],
          jobs: [try job(7, [])], total: 1, all: 9, experience: [:])))
    #expect(studio.state.jobsToActOn.map(\.id) == ["job-0", "job-1"])
  }

  @Test func thoseThatFailedAloneAreSentAgainAndTheRestIsTold() throws {
    var studio = try studio([try sendFailed(0), try sendLost(1), try sendFailed(2)])
    try studio.type("bs")
    let text = draw(studio.state).text
    #expect(text.contains("Send these 2 jobs again?"))
    #expect(text.contains("Not sent again: 1 maybe charged."))
    #expect(text.contains("0.01 credits"))
    studio.press(.character("y"), after: 2)
    guard case .submit(let drafts, _)? = studio.effects.last else {
      Issue.record("nothing was sent")
      return
    }
    #expect(drafts.map { $0.values["seed"]?.integer } == [1, 3])
  }

  private func sendExpired(_ index: Int) throws -> Job {
    try job(
      index,
      [
        .claimed(body: "{}", owner: "owner", at: Pilot.noon),
        .accepted(requestID: "r\(index)", statusURL: nil, responseURL: nil, reply: nil),
        .expired(lost, at: Pilot.noon),
      ])
  }

  @Test func whatIsMaybeChargedIsSentAgainOnlyWhereNothingElseIs() throws {
    var studio = try studio([try sendFailed(0), try sendExpired(1)])
    try studio.type("bs")
    guard case .confirm(let box)? = studio.state.overlays.last else {
      Issue.record("no box")
      return
    }
    #expect(box.again.map(\.id) == ["job-0"] && box.leftAside.map(\.id) == ["job-1"])
    studio = try self.studio([try sendExpired(0), try sendExpired(1)])
    try studio.type("bs")
    let text = draw(studio.state).text
    #expect(text.contains("Send these 2 jobs again?"))
    #expect(text.contains("2 were charged, or maybe: this comes on top."))
  }

  @Test func whereNoneFailedNothingIsOffered() throws {
    var studio = try studio([try sendLost(0), try sendLost(1)])
    try studio.type("bs")
    #expect(studio.state.overlays.isEmpty)
    #expect(studio.state.toast == "None of the marked jobs failed: 2 maybe charged.")
  }

  @Test func aJobAloneHasNoBatch() throws {
    var studio = try studio([try job(0, []), try job(1, [])])
    try studio.type("Gb")
    #expect(studio.state.marked.isEmpty)
    #expect(studio.state.toast == "This job was sent alone.")
  }

  /// What was sent is loaded as what was sent; the template by its own key.
  @Test func theTextOrItsTemplateIsLoaded() throws {
    let expansion = Expansion(
      templates: ["prompt": "A {\\{plain\\|blue\\}|red} fox"], choices: ["prompt": ["{plain|blue}"]]
    )
    var studio = try studio([try job(0, [], expansion: expansion), try job(1, [])])
    studio.update { $0.jobs.chosen = "job-0" }
    try studio.type("<Enter>")
    #expect(draw(studio.state).text.contains("written as"))
    try studio.type("<Esc>aa<C-s>")
    guard case .confirm(let box)? = studio.state.overlays.last else {
      Issue.record("no box")
      return
    }
    #expect(box.drafts.map { $0.values["prompt"] } == ["A {plain|blue} fox"])
    try studio.type("<Esc>")
    studio.update { $0.pane = .jobs }
    try studio.type("Ta")
    #expect(studio.state.form?.values["prompt"] == .text(expansion.templates["prompt"] ?? ""))
  }
}
