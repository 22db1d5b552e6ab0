import FoundationEssentials
import History
import Jobs
import SegmindAPI

/// Fetches the clip of a finished job to its final place: whole, checked, durable, overwriting nothing.
struct Downloader: Sendable {
  let bench: Workbench

  /// Questions to the clip's server before a person has to say: go on.
  private static let attempts = 8
  /// How many of them may bring a refusal, or something that is no clip: it is not a matter of luck.
  private static let refusals = 3

  /// The provider finished the job: stores what it said, then fetches the clip in the background.
  func take(
    _ outputURL: String?, cost: Double? = nil, seed: Int? = nil, reply: String? = nil, of job: Job,
    under lease: Lease?
  ) async {
    var url = outputURL
    if url == nil { url = await historyURL(of: job) }
    guard let url else { return await bench.end(job, .noAddress, reply: reply, under: lease) }
    let change = JobChange.completed(outputURL: url, cost: cost, seed: seed, reply: reply)
    guard let next = await bench.ledger.record(change, to: job, under: lease) else { return }
    start(next, under: lease)
  }

  /// Fetches the clip in the background, as long as this process may; a broken download goes on where it
  /// broke.
  func start(_ job: Job, under lease: Lease?) {
    bench.tasks.start(.fetching, job.id) {
      guard let located = await located(job, under: lease) else { return }
      await fetch(located, under: lease)
    }
  }

  private func fetch(_ job: Job, under lease: Lease?) async {
    guard var url = job.outputURL else { return }
    var reason = Failure.noClip("The clip could not be fetched.")
    var refusals = 0
    for attempt in 0..<Self.attempts where refusals < Self.refusals {
      if attempt > 0 {
        try? await bench.clock.sleep(min(60, Double(1 << attempt)))
        guard !Task.isCancelled else { return }
        url = await currentURL(of: job) ?? url
      }
      guard await bench.isOurs(job, under: lease) else { return }
      switch await bring(url, of: job, under: lease) {
      case .saved, .othersNow: return
      case .brokeOff(let failure):
        if failure.code == .localFile, reason.code != .localFile {
          bench.say(.notice("\(failure.message) It is tried again for some minutes."))
        }
        reason = failure
      case .useless(let failure):
        reason = failure
        refusals += 1
      }
    }
    guard !Task.isCancelled else { return }
    await bench.end(job, reason.withClip(at: url), under: lease)
  }

  private enum Attempt {
    case saved
    case brokeOff(Failure)
    /// What came is not the clip, and will hardly be next time.
    case useless(Failure)
    /// Another process sees to the job.
    case othersNow
  }

  private func bring(_ url: String, of job: Job, under lease: Lease?) async -> Attempt {
    guard let client = bench.client(for: job) else { return .useless(.noKey) }
    do throws(Failure) {
      try Disk.makeFolder(bench.clipsFolder)
    } catch {
      return .brokeOff(error)
    }
    let part = bench.naming(job).takePart(bench.owner)
    let say = bench.say
    let answer = await client.download(
      url: url, to: part, from: Disk.size(part) ?? 0
    ) { bytes, total in
      say(.progress(job: job.id, .init(phase: .downloading, bytes: bytes, total: total)))
    }
    switch answer {
    case .saved: return await publish(part, of: job, under: lease)
    case .cutShort(_, let failure), .transient(let failure): return .brokeOff(failure)
    case .refused(_, let failure), .wrongType(_, let failure): return .useless(failure)
    }
  }

  /// v1: the clip came with the answer and lies whole in `part`. Nil where it is saved, or nobody waits for
  /// it any more.
  func finish(_ job: Job, streamed part: String) async -> Failure? {
    switch await publish(part, of: job, under: nil) {
    case .saved: return nil
    case .brokeOff(let failure), .useless(let failure): return failure
    case .othersNow:
      // This process was stopped for so long that another fetched the clip, or still does.
      if (try? bench.store.job(job.id))?.state == .done { Disk.remove(part) }
      return nil
    }
  }

  /// Checks the file, gives it its name and says so.
  private func publish(_ part: String, of job: Job, under lease: Lease?) async -> Attempt {
    guard let ending = FileSignature.ending(of: Disk.head(part, count: 12)),
      let bytes = Disk.size(part), !["mp4", "mov"].contains(ending) || MovieFile.isWhole(part)
    else {
      Disk.remove(part)
      return .useless(.noClip("What the provider gave is no clip, or not the whole of it."))
    }
    let naming = bench.naming(job)
    do throws(Failure) {
      let hash = try ContentHash.hex(ofFile: part)
      guard await bench.isOurs(job, under: lease) else { return .othersNow }
      let path = try bench.steps.around("published") { () throws(Failure) in
        try naming.give(part, ending: ending)
      }
      // What other processes, or a v1 answer that broke off, left of it; now it is of no use.
      for other in naming.parts { Disk.remove(other) }
      let change = JobChange.saved(
        Clip(path: path, bytes: bytes, sha256: hash), at: bench.clock.now(),
        by: lease == nil ? job.owner : nil)
      await bench.ledger.record(change, to: job, under: lease)
      return .saved
    } catch {
      return .brokeOff(error)
    }
  }
}

// MARK: Where the clip is

extension Downloader {
  /// The job with the clip's address; nil where it has ended without, or is others' now. A v1 clip came
  /// without one, and the history knows where it is; a history that cannot be reached is no answer.
  private func located(_ job: Job, under lease: Lease?) async -> Job? {
    guard job.outputURL == nil else { return job }
    guard let client = bench.client(for: job), let id = job.requestID else { return nil }
    var answers = 0
    for seconds in PollSchedule.locates where answers < 4 {
      try? await bench.clock.sleep(seconds)
      guard !Task.isCancelled, await bench.isOurs(job, under: lease) else { return nil }
      guard case .success(let row) = await client.historyItem(requestID: id) else { continue }
      answers += 1
      guard let row, let url = row.outputURL else { continue }
      let change = JobChange.completed(outputURL: url, cost: row.cost, seed: nil, reply: nil)
      let found = await bench.ledger.record(change, to: job, under: lease)
      return found
    }
    await bench.end(job, .noAddress, under: lease)
    return nil
  }

  /// Where the provider says the clip is now; nil where it does not say.
  private func currentURL(of job: Job) async -> String? {
    if let id = job.requestID, let client = bench.client(for: job),
      case .completed(let finished) = await client.result(requestID: id, responseURL: nil),
      let url = finished.outputURL
    {
      return url
    }
    return await historyURL(of: job)
  }

  private func historyURL(of job: Job) async -> String? {
    guard let id = job.requestID, let client = bench.client(for: job),
      case .success(let row?) = await client.historyItem(requestID: id)
    else { return nil }
    return row.outputURL
  }
}
