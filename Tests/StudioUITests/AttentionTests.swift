import Jobs
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// What tells somebody who looks elsewhere that a job has ended.
@Suite struct AttentionTests {
  private func notices(
    _ policy: NotifyPolicy, focused: Bool, quiet: String? = nil
  ) throws -> (Pilot, [Effect]) {
    let library = SampleLibrary(now: Pilot.noon).jobs
    let running = try #require(library.first { $0.state == .processing })
    var studio = try Pilot(jobs: library)
    studio.update { $0.settings.say(.notify, policy.rawValue, .file(line: 1)) }
    studio.update { $0.settings.say(.quietHours, quiet, .file(line: 2)) }
    studio.update(.focused(focused))
    let failed = try #require(
      JobChange.failed(
        Failure(.blocked, what: "No.", charged: .no, next: "Else."), reply: nil, at: Pilot.noon
      ).apply(to: running))
    studio.take(library.map { $0.id == running.id ? failed : $0 })
    return (studio, studio.effects.filter { if case .notify = $0 { true } else { false } })
  }

  @Test(arguments: [
    (NotifyPolicy.unfocused, true, 0), (.unfocused, false, 1), (.always, true, 1),
    (.never, false, 0),
  ])
  func theEndOfAJobCallsAsTheSettingSays(policy: NotifyPolicy, focused: Bool, calls: Int) throws {
    let (_, notices) = try notices(policy, focused: focused)
    #expect(notices.count == calls)
    #expect(notices.allSatisfy { $0 == .notify("p-video, seed 8841: failed, not charged") })
  }

  @Test(arguments: [("11:00-13:00", 0), ("12:00-12:01", 0), ("13:00-12:00", 1)])
  func nothingCallsInQuietHoursAndWhoComesBackIsToldAllTheSame(hours: String, calls: Int) throws {
    var (studio, notices) = try notices(.always, focused: false, quiet: hours)
    #expect(notices.count == calls)
    studio.update(.focused(true))
    #expect(studio.state.toast == "While you looked elsewhere: 1 failed.")
  }

  @Test func whoComesBackIsToldWhatEndedOnce() throws {
    var (studio, _) = try notices(.never, focused: false)
    studio.update(.focused(true))
    #expect(studio.state.toast == "While you looked elsewhere: 1 failed.")
    try studio.type("j")
    studio.update(.focused(false))
    studio.update(.focused(true))
    #expect(studio.state.toast == nil)
  }
}
