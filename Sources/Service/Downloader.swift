import FoundationEssentials
import Jobs
import SegmindAPI

/// Fetches the clip of a finished job to its final place: whole, checked, durable, overwriting nothing.
struct Downloader: Sendable {
  let bench: Workbench

  /// Questions to the clip's server before a person has to say: go on.
  private static let attempts = 8
  /// How many of them may bring a refusal, or something that is no clip: it is not a matter of luck.
  private static let refusals = 3

  /// The provider finished the job: stores what it said, then fetches the clip in the background. Where
  /// another process was first, that one fetches it.
  func take(
    _ outputURL: String?, cost: Double? = nil, seed: Int? = nil, reply: String? = nil, of job: Job
  ) async {
    var url = outputURL
    if url == nil { url = await historyURL(of: job) }
    guard let url else {
      let failure = Failure.noClip("The provider finished the job but named no clip.")
      return await bench.end(job, failure, reply: reply)
    }
    let change = JobChange.completed(
      outputURL: url, cost: cost, seed: seed, reply: reply, owner: bench.owner.name)
    guard let next = await bench.ledger.record(change, to: job) else { return }
    start(next)
  }

  /// Fetches in the background what `outputURL` names; a broken download goes on where it broke.
  func start(_ job: Job) {
    bench.tasks.start(.fetching, job.id) { await fetch(job) }
  }

  private func fetch(_ job: Job) async {
    guard var url = job.outputURL, bench.client(for: job) != nil else { return }
    var reason = Failure.noClip("The clip could not be fetched.")
    var refusals = 0
    for attempt in 0..<Self.attempts where refusals < Self.refusals {
      if attempt > 0 {
        try? await bench.clock.sleep(min(60, Double(1 << attempt)))
        guard !Task.isCancelled else { return }
        url = await currentURL(of: job) ?? url
      }
      switch await bring(url, of: job) {
      case .saved: return
      case .brokeOff(let failure): reason = failure
      case .useless(let failure):
        reason = failure
        refusals += 1
      }
    }
    guard !Task.isCancelled else { return }
    await bench.end(job, reason)
  }

  private enum Attempt {
    case saved
    case brokeOff(Failure)
    /// What came is not the clip, and will hardly be next time.
    case useless(Failure)
  }

  private func bring(_ url: String, of job: Job) async -> Attempt {
    guard let client = bench.client(for: job) else { return .useless(.noKey) }
    do throws(Failure) {
      try Disk.makeFolder(bench.clipsFolder)
    } catch {
      return .brokeOff(error)
    }
    let part = bench.naming(job).part
    let say = bench.say
    let answer = await client.download(
      url: url, to: part, from: Disk.size(part) ?? 0
    ) { bytes, total in
      say(.progress(job: job.id, .init(phase: .downloading, bytes: bytes, total: total)))
    }
    switch answer {
    case .saved: return await publish(part, of: job)
    case .cutShort(_, let failure), .transient(let failure): return .brokeOff(failure)
    case .refused(_, let failure), .wrongType(_, let failure): return .useless(failure)
    }
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

  /// v1: the clip came with the answer and lies whole in `part`. Nil where it is saved.
  func finish(_ job: Job, streamed part: String) async -> Failure? {
    switch await publish(part, of: job) {
    case .saved: nil
    case .brokeOff(let failure), .useless(let failure): failure
    }
  }

  /// Checks the file, gives it its name and says so.
  private func publish(_ part: String, of job: Job) async -> Attempt {
    guard let ending = FileSignature.ending(of: Disk.head(part, count: 12)),
      let bytes = Disk.size(part)
    else {
      Disk.remove(part)
      return .useless(.noClip("What the provider gave is no clip."))
    }
    let naming = bench.naming(job)
    do throws(Failure) {
      let path = try bench.steps.around("published") { () throws(Failure) in
        try naming.give(part, ending: ending)
      }
      // A v1 answer that broke off left its beginning; now it is of no use.
      Disk.remove(naming.streamedPart)
      let change = JobChange.saved(Clip(path: path, bytes: bytes), at: bench.clock.now())
      await bench.ledger.record(change, to: job)
      return .saved
    } catch {
      return .brokeOff(error)
    }
  }
}
