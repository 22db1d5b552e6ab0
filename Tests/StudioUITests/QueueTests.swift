import FoundationEssentials
import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// The queue in the list of jobs: its order, its pause.
@Suite struct QueueTests {
  /// Three that wait, the newest first, and one that runs.
  private static let jobs: [Job] =
    (0..<3).map { number in
      Job(
        id: "waiting \(number)", token: "\(number)", model: "p-video", contract: .v2,
        values: ["prompt": "A tram"], seed: number, origin: "", keyFingerprint: "",
        estimate: 0.005, owner: "me", createdAt: Pilot.noon.addingTimeInterval(-Double(number)))
    } + [SampleLibrary(now: Pilot.noon).jobs[1]]

  @Test func whatWaitsSaysHowManyAreBeforeIt() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: Self.jobs)
    try studio.type("w")
    let lines = draw(studio.state).text.split(separator: "\n").filter { $0.contains("waiting") }
    #expect(lines.count == 3)
    #expect(lines[0].contains("waiting, 2 before it") && lines[1].contains("waiting, 1 before it"))
    #expect(!lines[2].contains("before it"))
  }

  @Test(arguments: [("K", true), ("J", false)])
  func aWaitingJobIsMoved(key: String, isLater: Bool) throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("wj\(key)")
    #expect(studio.effects == [.moveInQueue("waiting 1", later: isLater)])
    studio.effects = []
    try studio.type("jj\(key)")
    #expect(studio.effects == [])
    #expect(studio.state.toast == "Only a waiting job has a place in the queue.")
  }

  @Test func thePauseIsShownWhereverSomebodySends() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: Self.jobs)
    try studio.type("wP")
    #expect(studio.effects == [.pauseQueue(true)])
    studio.take(Self.jobs, isQueuePaused: true)
    #expect(draw(studio.state).text.contains("queue paused · "))
    #expect(draw(studio.state).text.contains("queue paused; P lets it go on"))
    #expect(draw(studio.state).title == "dailies: 1 open", "nobody waits for what is not sent")
    try studio.type("PWS<C-s>")
    #expect(studio.effects.contains(.pauseQueue(false)))
    #expect(draw(studio.state).text.contains("The queue is paused: it waits until P"))
  }

  @Test func pIsATypedLetterWhereTextIsTyped() throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("<Enter>P<Esc>P2P")
    #expect(!studio.effects.contains { if case .pauseQueue = $0 { true } else { false } })
  }
}
