import Foundation

/// `POST /v1/{slug}` and `POST /v2/{slug}`.
extension SimulatedAPI {
  /// How often a submit was held back, and until when.
  struct RateLimit {
    var count = 0
    var until = Date.distantPast
  }

  func submit(
    _ request: SimulatedRequest, slug: String, contract: String, at now: Date,
    in state: inout State
  ) -> Answer {
    let body = JSON(request.body)
    state.posts.append(
      ReceivedPost(slug: slug, contract: contract, body: body, receivedAt: now))
    let stories = body.flatMap(named) ?? settings.stories

    if let refusal = refusedKey(request, stories: stories) { return .reply(refusal) }
    if stories.contains(.droppedBefore) { return .reply(.lost(.closed)) }
    if stories.contains(.rateLimited),
      let refusal = rateLimited(request, at: now, in: &state)
    {
      return .reply(refusal)
    }
    if stories.contains(.serverError) { return .reply(.error(500, "Internal server error")) }
    if stories.contains(.gatewayHTML), contract == "v2" {
      return .reply(.page(502, "Bad Gateway"))
    }
    if stories.contains(.retired) {
      return .reply(.error(410, "Model \(slug) has been retired and is no longer available"))
    }
    guard let model = ServedModel.served[slug] else {
      return .reply(.error(404, "Model \(slug) not found"))
    }
    guard request.headers["content-type"]?.hasPrefix("application/json") == true else {
      return .reply(.error(406, "Invalid content type"))
    }
    guard let body, case .object = body else {
      return .reply(.error(400, "Request body must be a JSON object"))
    }
    if let refusal = model.refusal(of: body) { return .reply(.error(406, refusal)) }
    let cost = Account.rounded(model.cost(body))
    let available = stories.contains(.credits) ? 0 : state.account.available
    guard available >= cost else {
      return .reply(
        .error(
          contract == "v2" ? 402 : 406,
          "Insufficient credits. You have \(available) credits, this request needs \(cost)."))
    }

    let isLost = model.media(in: body).contains { isGone($0, request, in: state) }
    let job = accept(
      body, model: model, cost: cost, stories: stories,
      missing: isLost ? "Reference media rejected: the URL could not be fetched (404)." : nil,
      at: now, in: &state)
    do {
      try save(job)
    } catch {
      return .reply(.error(500, "The simulator cannot save its account: \(error)"))
    }
    if stories.contains(.droppedAfter) { return .reply(.lost(.closed)) }
    if stories.contains(.silent) { return .reply(.lost(.silent)) }
    if contract == "v2" { return .reply(accepted(job, request)) }
    // The gateway gave up; the job behind it did not.
    if stories.contains(.gatewayHTML) { return .reply(.page(504, "Gateway Time-out")) }
    return videoAnswer(job, request, at: now, in: &state)
  }

  /// The stories that the words of the request ask for.
  private func named(in body: JSON) -> [Story]? {
    SimulatedJob.promptKeys.lazy.compactMap { body[$0]?.text }.compactMap(Story.prefix).first
  }

  /// Two windows per request in which it is held back; then it goes through.
  private func rateLimited(
    _ request: SimulatedRequest, at now: Date, in state: inout State
  ) -> SimulatedReply? {
    var limit = state.rateLimits[request.body] ?? RateLimit()
    if now >= limit.until {
      guard limit.count < 2 else { return nil }
      limit.count += 1
      let end = now.addingTimeInterval(2 / settings.speed).timeIntervalSince1970
      limit.until = Date(timeIntervalSince1970: end.rounded(.up))
      state.rateLimits[request.body] = limit
    }
    return .error(
      429, "Too many requests. Please slow down.",
      headers: ["x-rate-limit-reset-at-utc": limit.until.formatted(.iso8601)])
  }

  private func accept(
    _ body: JSON, model: ServedModel, cost: Double, stories: [Story], missing: String?,
    at now: Date, in state: inout State
  ) -> SimulatedJob {
    let (failure, queueTime, inferenceTime) =
      missing.map { ($0, 0.4, 1) } ?? fate(of: body, model: model, stories: stories)
    let drawnSeed = Int.random(in: 1...99_999)
    let seed = body["seed"]?.integer.flatMap { $0 < 0 ? nil : $0 } ?? drawnSeed
    let odd = stories.contains(.oddOutput) ? state.account.nextOddOutput : nil
    let clipCount = failure != nil || odd == .missing ? 0 : odd == .list ? 2 : 1
    let clips = (0..<clipCount).map { index in
      SimulatedJob.Clip(
        name: UUID().uuidString.lowercased() + ".mp4",
        order: ClipOrder(
          prompt: SimulatedJob.prompt(of: body), seed: seed &+ index,
          seconds: body["duration"]?.integer ?? 3,
          aspectRatio: body["aspect_ratio"]?.text ?? "16:9"))
    }
    let startsAt = now.addingTimeInterval(queueTime / settings.speed)
    let job = SimulatedJob(
      id: state.account.newID(), slug: model.slug, body: body, seed: seed, stories: stories,
      cost: cost, submittedAt: now, startsAt: startsAt,
      endsAt: startsAt.addingTimeInterval(inferenceTime / settings.speed), queueTime: queueTime,
      inferenceTime: inferenceTime, failure: failure, oddOutput: odd, clips: clips)
    state.account.add(job)
    for clip in clips { obtain(clip.order, in: &state) }
    return job
  }

  /// Why the job will fail, if it will, and how many seconds it waits and computes.
  private func fate(of body: JSON, model: ServedModel, stories: [Story]) -> (
    failure: String?, queueTime: Double, inferenceTime: Double
  ) {
    // A value that cannot be made is found at once, before any computing.
    if let failure = model.failure(of: body) { return (failure, 0.026, 0.003) }
    if stories.contains(.value500) {
      return ("Validation error in \(model.slug): a value is not supported", 0.026, 0.003)
    }
    if stories.contains(.blocked) {
      return ("The request was blocked by the content safety filter (responsible AI).", 0.4, 20)
    }
    let seconds = model.seconds(body) * (stories.contains(.slow) ? 4 : 1)
    return stories.contains(.failed)
      ? ("Prediction failed: the worker could not finish the video.", 0.4, seconds / 2)
      : (nil, 0.4, seconds)
  }

  private func accepted(_ job: SimulatedJob, _ request: SimulatedRequest) -> SimulatedReply {
    let base = request.origin
    return .json(
      200,
      [
        "request_id": .string(job.id),
        "status": "QUEUED",
        "poll_url": .string("\(base)/v1/requests/\(job.id)"),
        "status_url": .string("\(base)/v2/requests/\(job.id)/status"),
        "response_url": .string("\(base)/v2/requests/\(job.id)"),
      ])
  }

  /// The answer of v1: nothing until the job has ended, then the clip itself.
  func videoAnswer(
    _ job: SimulatedJob, _ request: SimulatedRequest, at now: Date, in state: inout State
  ) -> Answer {
    var headers = ["x-request-id": job.id]
    switch job.status(at: now) {
    case .queued, .processing:
      return .later(Waiting(cause: .job(id: job.id), request: request), at: job.endsAt)
    case .failed:
      return .reply(.error(500, job.failure ?? "", headers: headers))
    case .completed:
      break
    }
    headers["x-generation-time"] = String(job.inferenceTime)
    headers["x-cost"] = String(job.cost)
    headers["x-remaining-credits"] = String(job.remainingCredits ?? state.account.available)
    headers["x-seed-value"] = String(job.seed)
    if job.oddOutput != nil {
      let output = output(of: job, origin: request.origin)
      return .reply(.json(200, .object(output), headers: headers))
    }
    guard let clip = job.clips.first, let bytes = state.drawn[clip.order.key] else {
      return .later(Waiting(cause: .job(id: job.id), request: request), at: now)
    }
    if job.stories.contains(.wrongType) {
      var page = SimulatedReply.page(200, "Service Unavailable")
      page.headers.merge(headers) { own, _ in own }
      return .reply(page)
    }
    let delivery = firstDelivery(of: job, length: bytes.count)
    state.account.countDownload(of: job.id)
    return .reply(
      SimulatedReply(
        200, body: bytes, type: "video/mp4", headers: headers, delivery: delivery))
  }
}
