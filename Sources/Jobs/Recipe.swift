package import FoundationEssentials
package import Schema

/// What made a clip: the part of a job's report that goes along with a file that is given away, so it says nothing
/// of this machine. Of local files it has the names alone.
package struct Recipe: Hashable, Sendable {
  package let model: String
  package let values: Values
  /// As one JSON object, with the names of the report.
  package let report: Value

  private static let names = [
    "id", "model", "parameters", "seed", "request_id", "cost_usd", "submitted_at", "finished_at",
    "sha256",
  ]

  package init(_ job: Job) {
    let report = job.report.members ?? [:]
    model = job.model
    values = job.values.mapValues { Self.named($0, job.files) }
    self.report = .object(
      report.filter { Self.names.contains($0.key) && !$0.value.isNull }
        .merging(["parameters": .object(values), "made_with": "dailies"]) { $1 })
  }

  /// Reads it again; throws where the text is none.
  package init(json: Data) throws {
    let read = try Value(json: json)
    guard let model = read["model"]?.text, let values = read["parameters"]?.members,
      read["made_with"] == "dailies"
    else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no recipe"))
    }
    (self.model, self.values, report) = (model, values, read)
  }

  private static func named(_ value: Value, _ files: [String: String]) -> Value {
    switch value {
    case .text(let text):
      if case .file(let path) = MediaReference(text), files[path] != nil {
        .text(path.split(separator: "/").last.map(String.init) ?? path)
      } else {
        value
      }
    case .list(let items): .list(items.map { named($0, files) })
    default: value
    }
  }
}
