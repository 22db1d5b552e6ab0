import FoundationEssentials
import Schema
import Testing

@testable import Jobs

/// What scripts read: every name is there, whether it has a value or not.
struct JobReportTests {
  static let names: Set<String> = [
    "id", "model", "state", "request_id", "parameters", "seed", "submitted_at", "finished_at",
    "file",
    "bytes", "sha256", "reported_seed", "estimate_usd", "estimate_source", "cost_usd", "charged",
    "tags", "rating", "verdict", "note", "error",
  ]

  @Test func aNewJobHasEveryNameAndNothingElse() {
    let report = sampleJob().report
    #expect(Set(report.members?.keys.map(\.self) ?? []) == Self.names)
    #expect(report["state"] == "waiting")
    #expect(report["charged"] == "no")
    #expect(report["parameters"] == ["prompt": "a coast", "seed": 7])
    for name in ["request_id", "submitted_at", "finished_at", "file", "bytes", "cost_usd", "error"]
    {
      #expect(report[name]?.isNull == true, "\(name)")
    }
  }

  @Test func aSavedJobNamesItsClipAndItsCost() throws {
    let saved = try sampleChanges.filter {
      ["claimed", "accepted", "started", "completed", "saved"].contains($0.name)
    }.reduce(sampleJob()) { try #require($1.change.apply(to: $0)) }
    let report = saved.report
    #expect(Set(report.members?.keys.map(\.self) ?? []) == Self.names)
    #expect(report["state"] == "done")
    #expect(report["request_id"] == "r1")
    #expect(report["submitted_at"] == "1970-01-12T13:48:20Z")
    #expect(report["file"] == "/clips/a.mp4")
    #expect(report["bytes"] == 5)
    #expect(report["sha256"] == "5a")
    #expect(report["cost_usd"] == 0.01)
    #expect(report["charged"] == "yes")
  }

  @Test func aFailureOrAPauseIsTheError() {
    var job = sampleJob(state: .failed)
    job.failure = Failure(
      .blocked, what: "It was stopped.", providerText: "no", charged: .no, next: "Change it.")
    #expect(job.report["error"] == ["code": "blocked", "message": "It was stopped. \"no\""])
    var paused = sampleJob()
    paused.pause = sampleFailure(.outOfCredits)
    #expect(paused.report["error"]?["code"] == "out_of_credits")
  }
}
