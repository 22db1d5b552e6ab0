import History
import Jobs
import Schema
import SegmindAPI
import Synchronization

/// Sends a waiting job: uploads its files, claims it, posts it once and acts on the answer.
///
/// This is the only place that posts a generation. It posts one body once for each claim, and repeats
/// only where the answer says that surely nothing was made.
struct Submitter: Sendable {
  let bench: Workbench
  let uploads: Uploads
  let downloader: Downloader
  let caretaker: Caretaker

  /// Seconds for which a job is tried again after 429 or where no connection can be made.
  static let patience = 180.0

  /// In the background.
  func start(_ id: String) {
    bench.tasks.start(.sending, id) { await send(id) }
  }

  /// Takes the job as far as the provider; returns when it is there, ended, paused or taken by another.
  private func send(_ id: String) async {
    var waited = 0.0
    do throws(StoreError) {
      while let job = try bench.store.job(id), job.state == .waiting, job.pause == nil,
        let schema = bench.catalog[job.model], let client = bench.client(for: job)
      {
        let held: Pause?
        switch try await uploads.urls(of: job, schema, client) {
        case .ready(let urls): held = try await claimAndPost(job, urls, schema, client)
        case .later(let seconds, let failure): held = Pause(seconds: seconds, failure: failure)
        case .over: held = nil
        }
        guard let pause = held else { return }
        // Durably back in line, or it waits for a person: nothing here may go on from a state that only
        // memory has.
        let isPatient = waited < Self.patience
        guard
          try await bench.ledger.decide(.returned(pause: isPatient ? nil : pause.failure), id)
            != nil,
          isPatient
        else { return }
        waited += pause.seconds
        try? await bench.clock.sleep(pause.seconds)
      }
    } catch {
      bench.say(.notice("Nothing was sent. \(error.description)"))
      await putBack(id, error)
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

  private struct Pause {
    let seconds: Double
    let failure: Failure
  }

  /// Nil where the job went on or ended, or is another's; a pause where surely nothing was made.
  private func claimAndPost(
    _ job: Job, _ urls: [String: String], _ schema: ModelSchema, _ client: APIClient
  ) async throws(StoreError) -> Pause? {
    let body = RequestBody.value(schema, job.values, uploads: urls).json
    let claim = JobChange.claimed(body: body, owner: bench.owner.name, at: bench.clock.now())
    guard let claimed = try await bench.ledger.decide(claim, job.id) else { return nil }
    return await post(claimed, body, schema, client)
  }

  /// Posts once.
  private func post(
    _ job: Job, _ body: String, _ schema: ModelSchema, _ client: APIClient
  ) async -> Pause? {
    let ledger = bench.ledger
    let part = bench.naming(job).streamedPart
    if job.contract == .v1 { try? Disk.makeFolder(bench.clipsFolder) }
    // Held here too: the library may fail to read what it could not write.
    let latest = Mutex(job)
    let answer = await client.submit(
      contract: job.contract, slug: job.model, body: body, partFile: part, limit: schema.deadline
    ) { head in
      // The clip streams in only after this: from here on a broken line cannot lose what was paid.
      let change = JobChange.answered(requestID: head.requestID, cost: head.cost, seed: head.seed)
      guard let answered = await ledger.record(change, to: job) else { return }
      latest.withLock { $0 = answered }
    }
    let job = latest.withLock { $0 }
    switch answer {
    case .accepted(let requestID, let statusURL, let responseURL, let reply):
      let change = JobChange.accepted(
        requestID: requestID, statusURL: statusURL, responseURL: responseURL, reply: reply)
      guard let accepted = await ledger.record(change, to: job) else {
        await lose(job, .notOurs(requestID))
        return nil
      }
      await caretaker.attend(accepted)
    case .clip:
      // What came may be no clip; the provider has it all the same.
      if let failure = await downloader.finish(job, streamed: part) { await letGo(job, failure) }
    case .clipCutShort(_, let failure):
      await letGo(job, failure)
    case .finished(let finished):
      let change = JobChange.answered(
        requestID: finished.requestID, cost: finished.cost, seed: finished.seed)
      guard let answered = await ledger.record(change, to: job) else { return nil }
      guard let url = finished.outputURL else {
        await letGo(answered, .noAddress)
        return nil
      }
      let completed = JobChange.completed(
        outputURL: url, cost: nil, seed: nil, reply: finished.reply)
      guard let open = await ledger.record(completed, to: answered) else { return nil }
      await caretaker.attend(open)
    case .refused(let failure, let pauses):
      await bench.end(job, failure)
      if pauses { await pauseOthers(failure) }
    case .lost(let failure):
      // Its headers may have named it: then it is not lost.
      if job.requestID != nil {
        await letGo(job, failure)
      } else {
        await lose(job, failure)
      }
    case .rateLimited(let seconds, let failure):
      return Pause(seconds: seconds, failure: failure)
    case .notSent(let failure):
      return Pause(seconds: 5, failure: failure)
    }
    return nil
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

  /// Without credits or with a refused key the others in line would be refused too; they wait for a
  /// person instead.
  private func pauseOthers(_ failure: Failure) async {
    for job in (try? bench.store.jobs(in: [.waiting, .uploading])) ?? []
    where job.pause == nil && job.owner == bench.owner.name {
      await bench.ledger.record(
        job.state == .waiting ? .paused(failure) : .returned(pause: failure), to: job)
    }
  }
}
