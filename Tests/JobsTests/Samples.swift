import FoundationEssentials
import Schema
import Testing

@testable import Jobs

/// A job with nothing special about it, for tests that change one thing.
func sampleJob(_ contract: Contract = .v2, state: JobState = .waiting) -> Job {
  var job = Job(
    id: "job0000001", token: "press", model: "p-video", contract: contract,
    values: ["prompt": "a coast", "seed": 7], seed: 7, origin: "https://api.example.com",
    keyFingerprint: "fingerprint", estimate: 0.005, owner: "process 1",
    createdAt: Date(timeIntervalSince1970: 1_000_000))
  job.state = state
  return job
}

func sampleFailure(_ code: Failure.Code = .generationFailed, charged: Charged = .no) -> Failure {
  Failure(code, what: "It failed.", charged: charged, next: "Change the prompt.")
}

let sampleDate = Date(timeIntervalSince1970: 1_000_100)

/// One change of each kind, by name, with everything it can carry.
let sampleChanges: [(name: String, change: JobChange)] = [
  ("uploadStarted", .uploadStarted),
  ("returned", .returned(pause: nil)),
  ("returned with a pause", .returned(pause: sampleFailure(.unreachable))),
  ("paused", .paused(sampleFailure(.outOfCredits))),
  ("unpaused", .unpaused(owner: "process 2")),
  ("claimed", .claimed(body: "{}", owner: "process 2", at: sampleDate)),
  ("accepted", .accepted(requestID: "r1", statusURL: "s", responseURL: "u", reply: "{\"a\":1}")),
  ("answered", .answered(requestID: "r1", cost: 0.005, seed: 7)),
  ("started", .started),
  ("completed", .completed(outputURL: "o", cost: 0.01, seed: 8, reply: "{\"b\":2}")),
  ("brokeOff", .brokeOff(sampleFailure(.noClip, charged: .yes), from: "process 1", at: sampleDate)),
  ("saved", .saved(sampleClip, at: sampleDate)),
  ("saved by its own connection", .saved(sampleClip, at: sampleDate, by: "process 1")),
  ("failed", .failed(sampleFailure(), reply: "{\"c\":3}", at: sampleDate)),
  ("lost", .lost(sampleFailure(.answerLost, charged: .maybe), at: sampleDate)),
  (
    "treatedAsLost",
    .treatedAsLost(sampleFailure(.answerLost, charged: .maybe), at: sampleDate)
  ),
  ("expired", .expired(sampleFailure(.expired, charged: .yes), at: sampleDate)),
  ("delayed", .delayed(sampleFailure(.deadline))),
  ("cancelled", .cancelled(at: sampleDate)),
  ("reopened", .reopened),
  ("clipDeleted", .clipDeleted),
  ("tagged", .remarked(.tags(["hero", "night"]))),
  ("thrown away", .remarked(.trashed(sampleDate))),
]

let sampleClip = Clip(path: "/clips/a.mp4", bytes: 5, sha256: "5a")

extension ModelSchema: CustomTestStringConvertible {
  package var testDescription: String { slug }
}
