import Foundation
import Jobs
import Schema

@testable import History

extension Date {
  static let moment = Date(timeIntervalSince1970: 1_790_000_000)
}

extension Job {
  static func sample(
    _ id: String, token: String? = nil, index: Int = 0, model: String = "p-video",
    prompt: String = "A coast", parents: [Parent] = [], after seconds: Double = 0
  ) -> Job {
    Job(
      id: id, token: token ?? id, index: index, model: model, contract: .v2,
      values: ["prompt": .text(prompt), "seed": 7, "strength": 0.5, "images": ["a", "b"]], seed: 7,
      origin: "http://here", keyFingerprint: "k", estimate: 0.005, parents: parents,
      owner: "me",
      createdAt: .moment.addingTimeInterval(seconds))
  }

  /// From stored to saved.
  static func life(_ requestID: String, seconds: Double) -> [JobChange] {
    [
      .uploadStarted,
      .claimed(body: "{}", owner: "me", at: .moment),
      .accepted(requestID: requestID, statusURL: "s", responseURL: "t", reply: "{}"),
      .started,
      .completed(outputURL: "u", cost: 0.25, seed: 7, reply: "{}"),
      .saved(Clip(path: "/clip.mp4", bytes: 12), at: .moment.addingTimeInterval(seconds)),
    ]
  }

  /// The same job after the first changes of its life.
  func after(_ changes: Int, requestID: String? = nil) -> Job {
    Job.life(requestID ?? id, seconds: 5).prefix(changes).reduce(self) { $1.apply(to: $0) ?? $0 }
  }
}

extension JobStore {
  /// Makes a library one from before texts were indexed.
  static let withoutFinding = """
    DROP TRIGGER job_stored; DROP TRIGGER job_said; DROP TRIGGER job_thrown; DROP TRIGGER job_gone;
    DROP TRIGGER tally_stored; DROP TRIGGER tally_thrown; DROP TRIGGER tally_gone; DROP TABLE tally_day;
    DROP INDEX job_trash; DROP INDEX job_tags; DROP INDEX job_newest;
    DROP INDEX job_seed; DROP INDEX job_rated; DROP INDEX job_judged;
    DROP TABLE job_text; DROP TABLE tally; DROP TABLE emptied;
    ALTER TABLE job DROP COLUMN number;
    CREATE INDEX job_newest ON job(created_at, id);
    """
}
