import Jobs
import TerminalCore
import Testing

@testable import StudioUI

/// What a person says of jobs, by key.
struct JobRemarkTests {
  private var saved: [Job] { EveryState.jobs.filter { $0.state == .done } }

  @Test func aJobIsKeptAndRatedAndThatIsTakenBack() throws {
    let job = try #require(saved.first)
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: [job])
    try studio.type("w+")
    #expect(studio.effects == [.remark(job.id, .verdict(.kept))])
    let kept = try #require(JobChange.remarked(.verdict(.kept)).apply(to: job))
    studio.take([kept])
    #expect(draw(studio.state).text.contains("✓"))
    // The same key again takes it back, and so does u.
    try studio.type("+")
    #expect(studio.effects.last == .remark(job.id, .verdict(nil)))
    try studio.type("u")
    #expect(studio.effects.last == .remark(job.id, .verdict(.kept)))
    try studio.type("<A-4>")
    #expect(studio.effects.last == .remark(job.id, .rating(4)))
    #expect(studio.state.toast?.contains("★★★★, 4 of 5") == true)
  }

  @Test func whatIsSaidIsSaidOfAllMarkedJobsAndTakenBackOfAll() throws {
    let jobs = EveryState.jobs
    var studio = try Pilot(jobs: jobs)
    try studio.type("2  -")
    let marked = Array(studio.state.history.jobs.prefix(2))
    #expect(studio.effects.suffix(2) == marked.map { .remark($0.id, .verdict(.rejected)) })
    #expect(studio.state.toast == "2 jobs: rejected.")
    try studio.type("u")
    #expect(studio.effects.suffix(2) == marked.map { .remark($0.id, .verdict(nil)) })
  }
}
