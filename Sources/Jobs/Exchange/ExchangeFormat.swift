import FoundationEssentials
package import Schema

/// How a job is written down for other programs. The key is never in it.
package enum ExchangeFormat: String, CaseIterable, Sendable {
  case curl, python, run, json

  /// The request that makes the job once more.
  ///
  /// Where it was sent, its body is taken as it was, with the addresses of its uploaded files; else these stand as
  /// paths, and it is said that they have to be uploaded.
  package func text(of job: Job, _ model: ModelSchema) -> String {
    let body = Self.body(of: job, model)
    switch self {
    case .curl: return Self.curl(job, body, notes: Self.notes(body, model))
    case .python: return Self.python(job, model, body, notes: Self.notes(body, model))
    case .run: return Self.run(job, model)
    case .json: return body.json
    }
  }

  private static func body(of job: Job, _ model: ModelSchema) -> Value {
    // What the provider could not use is of no use to anybody else.
    guard job.failure?.code != .inputRefused,
      let sent = job.body.flatMap({ try? Value(json: Data($0.utf8)) })
    else { return RequestBody.value(model, job.values) }
    return sent
  }

  /// One line for each file that the provider cannot have.
  private static func notes(_ body: Value, _ model: ModelSchema) -> [String] {
    RequestBody.files(model, body.members ?? [:]).map { path in
      // A name may hold whatever ends a comment.
      "# Upload \(path.filter { !$0.isNewline }) first, and put its address in its place below."
    }
  }

  /// The demo has no address of its own.
  private static func origin(_ job: Job) -> String {
    job.origin.hasPrefix("http") ? job.origin : Self.standardOrigin
  }

  private static let standardOrigin = "https://api.segmind.com"

  private static func curl(_ job: Job, _ body: Value, notes: [String]) -> String {
    let address = "\(origin(job))/\(job.contract.rawValue)/\(job.model)"
    // v1 answers with the clip itself.
    let output = job.contract == .v1 ? " --output clip.mp4" : ""
    return
      (notes + [
        "curl --fail-with-body -X POST \(ShellLine.quoted(address))\(output) \\",
        "  -H \"x-api-key: $SEGMIND_API_KEY\" \\",
        "  -H 'Content-Type: application/json' \\",
        "  --data-raw \(ShellLine.quoted(body.json))",
      ]).joined(separator: "\n")
  }

  private static func python(
    _ job: Job, _ model: ModelSchema, _ body: Value, notes: [String]
  ) -> String {
    let base =
      origin(job) == standardOrigin ? "" : ", base_url=\(literal(.text(origin(job) + "/v1")))"
    let members = body.members ?? [:]
    let known = model.parameters.map(\.name).filter { members[$0] != nil }
    let names = known + members.keys.filter { !known.contains($0) }.sorted()
    let lines = names.map { "    \($0)=\(literal(members[$0] ?? .null))," }
    return
      (["import os", "", "from segmind import SegmindClient", ""] + notes + [
        "client = SegmindClient(api_key=os.environ[\"SEGMIND_API_KEY\"]\(base))",
        "job = client.submit_async(", "    \(literal(.text(job.model))),",
      ] + lines + [")", "print(job.wait(timeout=\(Int(model.deadline)))[\"output\"])"])
      .joined(separator: "\n")
  }

  /// As Python writes it. A text of JSON is one of Python's too.
  private static func literal(_ value: Value) -> String {
    switch value {
    case .null: "None"
    case .bool(let bool): bool ? "True" : "False"
    case .list(let items): "[\(items.map(literal).joined(separator: ", "))]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map {
          "\(literal(.text($0.key))): \(literal($0.value))"
        }
        .joined(separator: ", ") + "}"
    case .integer, .number, .text: value.json
    }
  }

  private static func run(_ job: Job, _ model: ModelSchema) -> String {
    let unused = model.unused(job.values)
    let start = model.startValues
    let pairs = model.parameters.filter { unused[$0.name] == nil }.flatMap { parameter in
      let value = job.values[parameter.name] ?? .null
      if let items = value.items, !items.isEmpty {
        return items.map { "\(parameter.name)=\($0.words)" }
      }
      guard !value.isNull else {
        // What stands there where nothing is said has to go.
        return start[parameter.name]?.isNull ?? true ? [] : ["\(parameter.name)="]
      }
      guard case .text = parameter.kind else { return ["\(parameter.name)=\(value.words)"] }
      return ["\(parameter.name)=\(TextTemplate.literal(value.words))"]
    }
    return (["dailies", "run", job.model] + pairs).map(ShellLine.quoted).joined(separator: " ")
  }
}
