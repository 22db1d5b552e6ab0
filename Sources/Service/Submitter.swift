import FoundationEssentials
import History
import Jobs
import Schema
import SegmindAPI
import Synchronization

/// Sends a waiting job: uploads its files, claims it, posts it once and acts on the answer.
///
/// This is the only place that posts a generation. It posts one body once for each claim, and gives the job
/// back to the queue only where the answer says that surely nothing was made.
struct Submitter: Sendable {
  let bench: Workbench
  let uploads: Uploads
  let downloader: Downloader
  let caretaker: Caretaker

  /// Seconds for which a job is tried again after 429 or where no connection can be made.
  static let patience = 180.0

  /// What came of one try.
  enum Outcome {
    /// Not sent, here or now: cancelled, paused, another's, or its files could not be had.
    case notTried
    case answered
    /// Paused: neither this job nor any other can be sent, for want of credits or a key.
    case refusedForAll(Failure)
    /// Back in the queue, or paused where it was tried for long: surely nothing was made.
    case tooMany(seconds: Double, Failure)
    case unreachable(Failure)
    /// It may have been made.
    case lost

    var finding: Pace.Finding {
      switch self {
      case .notTried: .nothing
      case .answered, .refusedForAll: .answered
      case .tooMany(let seconds, _): .tooMany(seconds: seconds)
      case .unreachable, .lost: .unanswered
      }
    }
  }

  /// Takes the job as far as the provider; returns when it is there, ended, back in the queue or taken by
  /// another.
  ///
  /// - Parameter firstTry: of this run; when that is long ago, a job that comes back waits for a person.
  func send(_ id: String, firstTry: Date) async -> Outcome {
    do throws(StoreError) {
      guard let job = try bench.store.job(id), job.state == .waiting, job.pause == nil,
        let schema = bench.catalog[job.model], let client = bench.client(for: job)
      else { return .notTried }
      let outcome: Outcome
      switch try await uploads.urls(of: job, schema, client) {
      case .ready(let urls): outcome = try await claimAndPost(job, urls, schema, client)
      case .not(let reason): outcome = reason
      }
      // Back durably: nothing here may go on from a state that only memory has.
      switch outcome {
      case .refusedForAll(let failure): try await giveBack(id, failure, pausing: true)
      case .tooMany(_, let failure), .unreachable(let failure):
        let tried = bench.clock.now().timeIntervalSince(firstTry)
        try await giveBack(id, failure, pausing: tried >= Self.patience)
      case .notTried, .answered, .lost: break
      }
      return outcome
    } catch {
      bench.say(.notice("Nothing was sent. \(error.description)"))
      await putBack(id, error)
      return .notTried
    }
  }

  /// The library failed at a moment when surely nothing of this job is on its way. Nobody sends it any
  /// more in this run, so it says that it waits.
  private func putBack(_ id: String, _ error: StoreError) async {
    let failure = Failure.localFile("\(error.description).", charged: .no)
    // Which of the two it is depends on what the disk had taken; the other one does nothing.
    await bench.ledger.record(.returned(pause: failure), to: id)
    await bench.ledger.record(.paused(failure), to: id)
  }

  /// Surely nothing was made: the job waits again.
  private func giveBack(
    _ id: String, _ failure: Failure, pausing: Bool
  ) async throws(StoreError) {
    let change = JobChange.returned(pause: pausing ? failure : nil)
    // Where the library is behind it cannot be claimed again before it has this too.
    if await bench.ledger.isAhead(of: id) { return await bench.ledger.record(change, to: id) }
    guard try await bench.ledger.decide(change, id) == nil, let job = try bench.store.job(id),
      job.state == .unknown
    else { return }
    // Nobody believed in an answer any more; now it is known that it cost nothing.
    await bench.end(job, failure)
  }

  private func claimAndPost(
    _ job: Job, _ urls: [String: String], _ schema: ModelSchema, _ client: APIClient
  ) async throws(StoreError) -> Outcome {
    let body = RequestBody.value(schema, job.values, uploads: urls).json
    let claim = JobChange.claimed(body: body, owner: bench.owner.name, at: bench.clock.now())
    guard let claimed = try await bench.ledger.decide(claim, job.id) else { return .notTried }
    return await post(claimed, body, schema, client)
  }

  /// Posts once.
  private func post(
    _ job: Job, _ body: String, _ schema: ModelSchema, _ client: APIClient
  ) async -> Outcome {
    let part = bench.naming(job).streamedPart
    if job.contract == .v1 { try? Disk.makeFolder(bench.naming(job).partsFolder) }
    // Held here too: the library may fail to read what it could not write.
    let latest = Mutex(job)
    let answer = await client.submit(
      contract: job.contract, slug: job.model, body: body, partFile: part, limit: schema.deadline
    ) { head in
      // The clip streams in only after this: from here on a broken line cannot lose what was paid.
      let answered = await answered(job, head.requestID, cost: head.cost, seed: head.seed)
      if let answered { latest.withLock { $0 = answered } }
    }
    let job = latest.withLock { $0 }
    switch answer {
    case .accepted(let requestID, let statusURL, let responseURL, let reply):
      let change = JobChange.accepted(
        requestID: requestID, statusURL: statusURL, responseURL: responseURL, reply: reply)
      guard let accepted = await bench.ledger.record(change, to: job) else {
        await lose(job, .notOurs(requestID))
        return .answered
      }
      await caretaker.attend(accepted)
    case .clip(_, let hash):
      // What came may be no clip; the provider has it all the same.
      if let failure = await downloader.finish(job, streamed: part, sha256: hash) {
        await letGo(job, failure)
      }
    case .clipCutShort(_, let failure):
      await letGo(job, failure)
    case .finished(let finished):
      let said = await answered(job, finished.requestID, cost: finished.cost, seed: finished.seed)
      guard let answered = said else { return .answered }
      guard let url = finished.outputURL else {
        await letGo(answered, .noAddress)
        return .answered
      }
      let completed = JobChange.completed(
        outputURL: url, cost: nil, seed: nil, reply: finished.reply)
      guard let open = await bench.ledger.record(completed, to: answered) else { return .answered }
      await caretaker.attend(open)
    case .refused(let failure, let pauses):
      if pauses { return .refusedForAll(failure) }
      await bench.end(job, failure)
    case .lost(let failure):
      // Its headers may have come: then it is known to be made.
      if job.state == .downloading {
        await letGo(job, failure)
      } else {
        await lose(job, failure)
      }
      return .lost
    case .rateLimited(let seconds, let failure):
      return .tooMany(seconds: seconds, failure)
    case .notSent(let failure):
      return .unreachable(failure)
    }
    return .answered
  }

  /// v1 answered. A request that another job has cannot be its; what it cost and brought is, all the same.
  private func answered(_ job: Job, _ requestID: String?, cost: Double?, seed: Int?) async -> Job? {
    let change = JobChange.answered(requestID: requestID, cost: cost, seed: seed)
    if let next = await bench.ledger.record(change, to: job) { return next }
    guard requestID != nil else { return nil }
    let nameless = JobChange.answered(requestID: nil, cost: cost, seed: seed)
    return await bench.ledger.record(nameless, to: job)
  }

  private func lose(_ job: Job, _ failure: Failure) async {
    await bench.ledger.record(.lost(failure, at: bench.clock.now()), to: job)
    await caretaker.look()
  }

  /// v1 answered, so it is paid; whoever has the lease finds the clip.
  private func letGo(_ job: Job, _ failure: Failure) async {
    let change = JobChange.brokeOff(failure, from: bench.owner.name, at: bench.clock.now())
    guard let open = await bench.ledger.record(change, to: job) else { return }
    open.state == .unknown ? await caretaker.look() : await caretaker.attend(open)
  }
}
