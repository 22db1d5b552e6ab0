import FoundationEssentials
import Schema
import Testing

@testable import Jobs

/// What a sidecar keeps of a job, and what a library makes of it that knows nothing of the job.
struct SidecarTests {
  /// Jobs in every state, each with all that it can carry.
  static let jobs: [Job] = [
    [], ["uploadStarted"], ["claimed"], ["claimed", "lost"], ["claimed", "accepted"],
    ["claimed", "accepted", "started"], ["claimed", "accepted", "completed"],
    ["claimed", "accepted", "completed", "saved"], ["claimed", "accepted", "failed"],
    ["claimed", "accepted", "expired"], ["paused"], ["cancelled"],
  ].map { (names: [String]) in
    names.reduce(sampleJob()) { job, name in
      sampleChanges.first { $0.name == name }?.change.apply(to: job) ?? job
    }
  }

  @Test(arguments: jobs)
  func aJobComesBackWhole(job: Job) throws {
    #expect(try Job(sidecar: Data(job.sidecar.indentedJSON.utf8)) == job)
  }

  @Test(arguments: jobs)
  func everyNameOfTheReportStandsInItAsItIs(job: Job) throws {
    for (name, value) in try #require(job.report.members) {
      #expect(job.sidecar[name] == value, "\(name)")
    }
  }

  @Test(arguments: jobs)
  func aRebuiltJobIsNeverSentByItselfAndNeverCalledFreeWhereItMayNotBe(job: Job) {
    let rebuilt = job.rebuilt
    #expect(rebuilt.owner == nil)
    if job.state.isUnsent { #expect(rebuilt.state == .waiting && rebuilt.pause != nil) }
    #expect(rebuilt.state != .submitting)
    if job.body != nil, job.requestID == nil { #expect(rebuilt.charged == .maybe) }
    #expect(rebuilt.requestID == job.requestID)
    #expect(rebuilt.rebuilt == rebuilt, "a second time changes nothing")
  }

  @Test func aClipThatWasComingWithoutANameIsLookedUpByItsBody() {
    var job = sampleJob(.v1, state: .downloading)
    job.body = "{}"
    #expect(job.rebuilt.state == .unknown)
    #expect(job.rebuilt.owner == nil)
    job.requestID = "r1"
    #expect(job.rebuilt.state == .downloading)
  }

  @Test(arguments: ["", "[]", "{}", "{\"id\":\"a\"}", "not JSON"])
  func whatIsNoSidecarIsNone(text: String) {
    #expect(throws: DecodingError.self) { try Job(sidecar: Data(text.utf8)) }
  }

  @Test(arguments: ["", "../../a", "a/b", "a b", "ä"])
  func anIdThatNoFileNameMayHoldIsRefused(id: String) throws {
    var members = try #require(sampleJob().sidecar.members)
    members["id"] = .text(id)
    let text = Value.object(members).json
    #expect(throws: DecodingError.self) { try Job(sidecar: Data(text.utf8)) }
  }

  @Test func whatKnowsMoreIsFurther() {
    let progress = Self.jobs.prefix(8).map(\.progress)
    #expect(progress == [0, 0, 1, 1, 2, 2, 2, 3])
  }
}
