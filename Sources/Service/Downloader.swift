import FoundationEssentials
import History
import Jobs
import Schema
import SegmindAPI

/// Fetches the clip of a finished job to its final place: whole, checked, durable, overwriting nothing.
struct Downloader: Sendable {
  let bench: Workbench

  /// How often in a row nothing may come of it before the job is late; one that is late is tried once.
  private static let attempts = 8
  /// How many times may bring a refusal, or something that is no clip, before it is late too.
  private static let refusals = 3

  /// The provider finished the job: stores what it said, then fetches the clip in the background.
  func take(
    _ outputURL: String?, cost: Double? = nil, seed: Int? = nil, reply: String? = nil, of job: Job,
    under lease: Lease?
  ) async {
    guard let url = outputURL else {
      if let located = await located(job, reply: reply, under: lease) {
        start(located, under: lease)
      }
      return
    }
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
    var (failures, refusals) = (0, 0)
    while true {
      guard await bench.isOurs(job, under: lease) else { return clear(job) }
      let had = Disk.size(bench.naming(job).part(bench.owner.name)) ?? 0
      switch await bring(url, of: job, under: lease) {
      case .saved: return
      case .othersNow: return clear(job)
      case .useless(let failure):
        refusals += 1
        guard refusals < (job.isLate ? 1 : Self.refusals) else {
          return await put(off: job, failure, isAnswer: true, under: lease)
        }
      case .brokeOff(let failure):
        if failure.code == .localFile, failures == 0, !job.isLate {
          bench.say(.notice("\(failure.message) It is tried again, ever more seldom."))
        }
        // A slow line that breaks often gets there in the end.
        let has = Disk.size(bench.naming(job).part(bench.owner.name)) ?? 0
        failures = has > had ? 0 : failures + 1
        guard failures < (job.isLate ? 1 : Self.attempts) else {
          return await put(off: job, failure.withClip(at: url), under: lease)
        }
      }
      try? await bench.clock.sleep(min(60, Double(1 << (failures + refusals))))
      guard !Task.isCancelled else { return }
      url = await currentURL(of: job) ?? url
    }
  }

  /// What this process has of a clip is of no use once another has saved it.
  private func clear(_ job: Job) {
    guard (try? bench.store.job(job.id))?.state == .done else { return }
    let naming = bench.naming(job)
    let own = naming.part(bench.owner.name)
    for left in naming.parts where left.hasPrefix(own) { Disk.remove(left) }
  }

  /// Nothing came of it for now. A fault of a proxy or of a history that is behind ends no paid job; an answer
  /// does once the provider keeps no clip any more.
  private func put(
    off job: Job, _ failure: Failure, isAnswer: Bool = false, reply: String? = nil,
    under lease: Lease?
  ) async {
    let age = bench.clock.now().timeIntervalSince(job.submittedAt ?? job.createdAt)
    if isAnswer, age > PollSchedule.kept {
      await bench.end(job, failure, reply: reply, under: lease)
    } else {
      await bench.ledger.record(.delayed(failure, reply: reply), to: job, under: lease)
    }
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
      try Disk.makeFolder(bench.naming(job).partsFolder)
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
    case .saved(_, let hash, _):
      let attempt = await publish(part, sha256: hash, of: job, under: lease)
      if case .useless = attempt { Disk.remove(part) }
      return attempt
    case .cutShort(_, let failure), .transient(let failure): return .brokeOff(failure)
    case .refused(_, let failure), .wrongType(_, let failure): return .useless(failure)
    }
  }

  /// v1: the clip came with the answer and lies whole in `part`. Nil where it is saved, or nobody waits for
  /// it any more.
  func finish(_ job: Job, streamed part: String, sha256 hash: String) async -> Failure? {
    switch await publish(part, sha256: hash, of: job, under: nil) {
    case .saved: return nil
    case .brokeOff(let failure), .useless(let failure): return failure
    case .othersNow:
      // This process was stopped for so long that another fetched the clip, or still does.
      if (try? bench.store.job(job.id))?.state == .done { Disk.remove(part) }
      return nil
    }
  }

  /// Checks the file, gives it its name and says so.
  private func publish(
    _ part: String, sha256 hash: String, of job: Job, under lease: Lease?
  ) async -> Attempt {
    let naming = bench.naming(job)
    do throws(Failure) {
      let format = FileFormat(start: try Disk.head(part, count: FileFormat.lookedAt))
      guard let format, !format.kinds.isEmpty, let ending = format.endings.first,
        let bytes = Disk.size(part),
        !["mp4", "mov", "m4a"].contains(ending) || MovieFile.isWhole(part)
      else {
        return .useless(.noClip("What the provider gave is no clip, or not the whole of it."))
      }
      guard await bench.isOurs(job, under: lease) else { return .othersNow }
      let path = try bench.steps.around("published") { () throws(Failure) in
        try naming.give(part, ending: ending)
      }
      // What other processes, or a v1 answer that broke off, left of it; now it is of no use.
      for other in naming.parts { Disk.remove(other) }
      let change = JobChange.saved(
        Clip(path: path, bytes: bytes, sha256: hash), at: bench.clock.now(),
        by: lease == nil ? job.owner : nil)
      let saved = await bench.ledger.record(change, to: job, under: lease)
      return saved == nil ? .othersNow : .saved
    } catch {
      return .brokeOff(error)
    }
  }
}

// MARK: Where the clip is

extension Downloader {
  /// The job with the clip's address; nil where it has ended without, is late or others' now. A v1 clip came
  /// without one, and the history knows where it is; a history that cannot be reached is no answer.
  private func located(_ job: Job, reply: String? = nil, under lease: Lease?) async -> Job? {
    guard job.outputURL == nil else { return job }
    guard let client = bench.client(for: job), let id = job.requestID else { return nil }
    var answers = 0
    for seconds in PollSchedule.locates where answers < 4 {
      try? await bench.clock.sleep(seconds)
      guard !Task.isCancelled, await bench.isOurs(job, under: lease) else { return nil }
      guard case .success(let row) = await client.historyItem(requestID: id) else {
        if job.isLate { break }
        continue
      }
      answers += 1
      guard let row, let url = row.outputURL else { continue }
      let change = JobChange.completed(outputURL: url, cost: row.cost, seed: nil, reply: reply)
      return await bench.ledger.record(change, to: job, under: lease)
    }
    let isAnswer = answers > 0
    let failure: Failure = isAnswer ? .noAddress : .notLocated
    await put(off: job, failure, isAnswer: isAnswer, reply: reply, under: lease)
    return nil
  }

  /// Where the provider says the clip is now; nil where it does not say.
  private func currentURL(of job: Job) async -> String? {
    guard let id = job.requestID, let client = bench.client(for: job) else { return nil }
    if case .completed(let finished) = await client.result(requestID: id, responseURL: nil),
      let url = finished.outputURL
    {
      return url
    }
    guard case .success(let row?) = await client.historyItem(requestID: id) else { return nil }
    return row.outputURL
  }
}
