import FoundationEssentials
package import Schema

extension Job {
  /// The job as one JSON object: what `--json` prints, and part of what lies beside the clip. Its names
  /// stay as they are; scripts read them.
  package var report: Value {
    var report: [String: Value] = [
      "id": .text(id),
      "model": .text(model),
      "state": .text(state.rawValue),
      "request_id": requestID.map(Value.text) ?? .null,
      "parameters": .object(values),
      "seed": seed.map(Value.integer) ?? .null,
      "submitted_at": submittedAt.map(Self.date) ?? .null,
      "finished_at": finishedAt.map(Self.date) ?? .null,
      "file": clip.map { .text($0.path) } ?? .null,
      "bytes": clip.map { .integer($0.bytes) } ?? .null,
      "sha256": clip?.sha256.map(Value.text) ?? .null,
      "reported_seed": reportedSeed.map(Value.integer) ?? .null,
      "estimate_usd": estimate.map(Value.number) ?? .null,
      "estimate_source": estimate == nil ? .null : .text(estimateSource),
      "cost_usd": cost.map(Value.number) ?? .null,
      "charged": .text(charged.rawValue),
      "tags": .list(tags.map(Value.text)),
      "rating": rating.map(Value.integer) ?? .null,
      "verdict": verdict.map { .text($0.rawValue) } ?? .null,
      "note": note.map(Value.text) ?? .null,
    ]
    if let expansion {
      report["expansion"] = [
        "templates": .object(expansion.templates.mapValues(Value.text)),
        "choices": .object(expansion.choices.mapValues { .list($0.map(Value.text)) }),
      ]
    }
    if let parents {
      report["parents"] = .list(
        parents.map { ["job": .text($0.job), "how": .text($0.how.rawValue)] })
    }
    if let failure = failure ?? pause {
      report["error"] = ["code": .text(failure.code.rawValue), "message": .text(failure.message)]
    } else {
      report["error"] = .null
    }
    return .object(report)
  }

  private static func date(_ date: Date) -> Value { .text(date.formatted(.iso8601)) }
}

extension Failure {
  /// What happened and the provider's own words, in one line.
  package var message: String { providerText.map { "\(what) \"\($0)\"" } ?? what }
}
