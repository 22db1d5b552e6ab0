import Foundation

/// `GET /inference-request/…`: what the account asked for, with cost and outcome.
extension SimulatedAPI {
  func history(_ path: [String], _ request: SimulatedRequest, at now: Date, in state: State)
    -> SimulatedReply
  {
    switch (path.dropFirst().joined(separator: "/"), path.count) {
    case ("request-history", _):
      return requestHistory(request, at: now, in: state)
    case (_, 3) where path[1] == "request-history":
      guard let job = state.account.job(path[2]) else {
        return .error(404, "Request \(path[2]) not found")
      }
      return .json(200, rows(of: job, request, at: now)[0])
    case ("generations", _):
      let query = request.query
      let jobs = matching(
        state, model: query["model_name"], from: query["start_date"], to: query["end_date"])
      return page(jobs.filter { !$0.clips.isEmpty && $0.settledAt != nil }, request) {
        generationRows(of: $0, request, at: now)
      }
    case ("recent-generations", _):
      let jobs = matching(state, model: request.query["model_name"], from: nil, to: nil)
      return page(jobs.filter { !$0.clips.isEmpty && $0.settledAt != nil }, request) {
        generationRows(of: $0, request, at: now)
      }
    case ("list", 2) where path[0] == "inference-model-information":
      let models = ServedModel.served.keys.sorted().map { slug -> JSON in
        ["slug": .string(slug), "name": .string(slug), "output": "video"]
      }
      return .json(200, ["models": .array(models)])
    default:
      return .error(404, "Not Found")
    }
  }

  private func requestHistory(_ request: SimulatedRequest, at now: Date, in state: State)
    -> SimulatedReply
  {
    let query = request.query
    let from = query["from_date"] ?? day(now.addingTimeInterval(-7 * 86_400))
    let to = query["to_date"] ?? day(now)
    guard let start = date(from), let end = date(to), start <= end,
      end.timeIntervalSince(start) <= 31 * 86_400
    else {
      return .error(400, "from_date and to_date must be YYYY-MM-DD and span at most 31 days")
    }
    guard ["COMPLETED", "FAILED", "PENDING", nil].contains(query["status"]) else {
      return .error(400, "status must be one of COMPLETED, FAILED, PENDING")
    }
    var jobs = matching(state, model: query["model_name"], from: from, to: to)
    if let status = query["status"] { jobs.removeAll { $0.historyStatus != status } }
    switch query["sort_by"] {
    case "model_name": jobs.sort { $0.slug > $1.slug }
    case "credits_deduction": jobs.sort { charge(of: $0) > charge(of: $1) }
    case nil, "model_created": break
    default: return .error(400, "sort_by must be model_created, model_name or credits_deduction")
    }
    if query["sort_order"] == "asc" { jobs.reverse() }
    return page(jobs, request) { rows(of: $0, request, at: now) }
  }

  private func matching(_ state: State, model: String?, from: String?, to: String?)
    -> [SimulatedJob]
  {
    state.account.newestFirst.filter { job in
      let submitted = day(job.submittedAt)
      return (model.map { job.slug.contains($0) } ?? true)
        && (from.map { $0 <= submitted } ?? true) && (to.map { submitted <= $0 } ?? true)
    }
  }

  private func page(
    _ jobs: [SimulatedJob], _ request: SimulatedRequest, rows: (SimulatedJob) -> [JSON]
  ) -> SimulatedReply {
    let number = request.query["page"].flatMap(Int.init) ?? 1
    let size = request.query["per_page"].flatMap(Int.init) ?? 20
    guard number >= 1, (1...100).contains(size) else {
      return .error(400, "page must be at least 1, per_page from 1 to 100")
    }
    let all = jobs.flatMap(rows)
    let some = all.dropFirst((number - 1) * size).prefix(size)
    return .json(
      200,
      [
        "generations": .array(Array(some)), "total": .int(all.count), "page": .int(number),
        "per_page": .int(size),
      ])
  }

  /// One row for each output, each with the whole cost, as the service does it.
  private func rows(of job: SimulatedJob, _ request: SimulatedRequest, at now: Date) -> [JSON] {
    let row: [String: JSON] = [
      "request_id": .string(job.id),
      "model_name": .string(job.slug),
      "model_status": .string(job.historyStatus),
      "credits_deduction": .number(charge(of: job)),
      "request_body": job.body,
      "generation_url": .null,
      "latency_ms": job.settledAt == nil ? .null : .int(Int(job.inferenceTime * 1000)),
      "model_created": .string(job.submittedAt.formatted(.iso8601)),
      "model_updated": .string((job.settledAt ?? job.submittedAt).formatted(.iso8601)),
      "error": job.settledAt == nil ? .null : job.failure.map(JSON.string) ?? .null,
    ]
    guard let settledAt = job.settledAt, !job.clips.isEmpty, !isGone(settledAt, at: now) else {
      return [.object(row)]
    }
    return job.clips.map { clip in
      var row = row
      row["generation_url"] = .string(address(of: clip, origin: request.origin))
      return .object(row)
    }
  }

  private func generationRows(of job: SimulatedJob, _ request: SimulatedRequest, at now: Date)
    -> [JSON]
  {
    rows(of: job, request, at: now).map { row in
      [
        "request_id": .string(job.id),
        "model_name": .string(job.slug),
        "generation_url": row["generation_url"] ?? .null,
        "status": .string(job.historyStatus),
        "credits_deduction": .number(charge(of: job)),
        "latency_ms": row["latency_ms"] ?? .null,
        "prompt": .string(job.prompt),
        "parameters": job.body,
      ]
    }
  }

  private func charge(of job: SimulatedJob) -> Double {
    job.historyStatus == "COMPLETED" ? job.cost : 0
  }

  private func day(_ date: Date) -> String {
    date.formatted(.iso8601.year().month().day())
  }

  private func date(_ day: String) -> Date? {
    try? Date.ISO8601FormatStyle().year().month().day().parse(day)
  }
}
