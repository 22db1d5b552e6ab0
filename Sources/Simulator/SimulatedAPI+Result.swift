import Foundation

/// `GET /v2/requests/{id}/status`, `GET /v2/requests/{id}` and the v1 twin of the latter.
extension SimulatedAPI {
  /// How long status and result can be asked for, counted from the submit.
  private var recordLife: TimeInterval { 3600 }

  private func record(_ id: String, at now: Date, in state: State) -> SimulatedJob? {
    guard let job = state.account.job(id),
      now < job.submittedAt.addingTimeInterval(recordLife),
      !(job.stories.contains(.expired) && job.status(at: now) == .completed)
    else { return nil }
    return job
  }

  func status(_ id: String, _ request: SimulatedRequest, at now: Date, in state: State)
    -> SimulatedReply
  {
    guard let job = record(id, at: now, in: state) else {
      return .error(404, "Request \(id) not found")
    }
    var fields: [String: JSON] = [
      "request_id": .string(id), "status": .string(job.status(at: now).rawValue),
    ]
    // A job without an output has no figures either: both are seen missing.
    if job.oddOutput != .missing { fields["metrics"] = job.metrics }
    switch job.status(at: now) {
    case .queued:
      fields["status_url"] = .string("\(request.origin)/v2/requests/\(id)/status")
      fields["response_url"] = .string("\(request.origin)/v2/requests/\(id)")
    case .processing, .completed:
      break
    case .failed:
      fields["error"] = job.failure.map(JSON.string)
      return .json(422, .object(fields))
    }
    return .json(200, .object(fields))
  }

  func result(_ id: String, _ request: SimulatedRequest, at now: Date, in state: State)
    -> SimulatedReply
  {
    guard let job = record(id, at: now, in: state), job.status(at: now) == .completed else {
      return status(id, request, at: now, in: state)
    }
    var fields = output(of: job, origin: request.origin)
    fields["status"] = "COMPLETED"
    fields["error"] = .null
    fields["prompt"] = .string(job.prompt)
    fields["seed"] = .string(String(job.seed))
    fields["timings"] = [:]
    if job.oddOutput != .missing { fields["metrics"] = job.metrics }
    if job.oddOutput == nil, let clip = job.clips.first {
      fields["video"] = [
        "url": .string(address(of: clip, origin: request.origin)),
        "content_type": "video/mp4",
        "file_name": .string(clip.name),
        "file_size": .string(String(job.clipSize ?? 0)),
      ]
    }
    return .json(200, .object(fields))
  }

  func legacyResult(_ id: String, _ request: SimulatedRequest, at now: Date, in state: State)
    -> SimulatedReply
  {
    guard record(id, at: now, in: state) != nil else {
      return .error(404, "Output for this request ID \(id) Not Found")
    }
    return result(id, request, at: now, in: state)
  }

  func address(of clip: SimulatedJob.Clip, origin: String) -> String {
    "\(origin)/generations/\(clip.name)"
  }

  /// The part of a result that says where the clips are, in the shape the story asks for.
  func output(of job: SimulatedJob, origin: String) -> [String: JSON] {
    let urls = job.clips.map { JSON.string(address(of: $0, origin: origin)) }
    let first = urls.first ?? .null
    return switch job.oddOutput {
    case nil: ["output": first]
    case .list: ["output": .array(urls), "billing": ["plan": "flexible"]]
    case .object: ["output": ["url": first, "type": "video"]]
    case .nested: ["output": ["video": ["url": first, "content_type": "video/mp4"]]]
    case .missing: ["output": .null]
    }
  }
}
