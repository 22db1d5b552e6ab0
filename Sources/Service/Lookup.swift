import FoundationEssentials
import History
import Jobs
import Schema
import SegmindAPI

/// Finds what became of submits whose answer was lost, in the account's history at the provider.
///
/// It only ever finds; it never sends anything again.
struct Lookup: Sendable {
  let bench: Workbench

  /// One look for every `unknown` job of this account; false once none is left.
  func look() async -> Bool {
    guard let lost = open([.unknown]) else { return true }
    for (model, jobs) in Dictionary(grouping: lost, by: \.model) {
      let sent = jobs.map { $0.submittedAt ?? $0.createdAt }.min() ?? bench.clock.now()
      guard let found = await history(of: model, since: sent) else { continue }
      await assign(found, toJobsOf: model)
    }
    return open([.unknown])?.isEmpty != true
  }

  /// Nil where the library cannot say.
  private func open(_ states: Set<JobState>) -> [Job]? {
    (try? bench.store.jobs(in: states))?.filter { bench.client(for: $0) != nil }
  }

  /// The jobs are read after the history, and what is held after the jobs: whatever the history has of
  /// other jobs here, they were being sent before it answered, so it shows in one of the two.
  private func assign(_ found: Found, toJobsOf model: String) async {
    let ids = found.rows.map(\.requestID)
    guard let jobs = open([.unknown, .submitting])?.filter({ $0.model == model }),
      let held = try? bench.store.heldRequests(ids, origin: bench.account.origin)
    else { return }
    // One that is being sent will hear its own request id; till then any row that fits may be its.
    let sending = jobs.filter { $0.state == .submitting }.map(Self.keys)
    var free = found.rows.filter { row in
      !held.contains(row.requestID) && !sending.contains { Self.fits(row, $0) }
    }
    // A row may have more keys than a body, so those with most take theirs first.
    let groups = Dictionary(grouping: jobs.filter { $0.state == .unknown }, by: Self.keys)
    for (keys, alike) in groups.sorted(by: { $0.key.count > $1.key.count }) {
      let candidates = candidates(for: alike, keys, in: Found(rows: free, ahead: found.ahead))
      var theirs = Set(candidates.map(\.requestID))
      if candidates.count >= alike.count {
        theirs = Set(candidates.prefix(alike.count).map(\.requestID))
        for (job, row) in zip(alike.sorted(by: Self.wasSentBefore), candidates) {
          await adopt(row, for: job)
        }
      }
      free.removeAll { theirs.contains($0.requestID) }
    }
  }

  /// What was sent; empty where that is not known.
  private static func keys(_ job: Job) -> [String: Value] {
    job.body.flatMap { try? Value(json: Data($0.utf8)).members } ?? [:]
  }

  /// The provider may have added keys of its own.
  private static func fits(_ row: HistoryRow, _ keys: [String: Value]) -> Bool {
    guard let body = row.body else { return false }
    return keys.allSatisfy { $1.isEqualAsJSON(to: body[$0] ?? .null) }
  }

  private static func wasSentBefore(_ one: Job, _ other: Job) -> Bool {
    (one.submittedAt ?? one.createdAt) < (other.submittedAt ?? other.createdAt)
  }

  /// What may be these jobs, which have sent the same: each request once, oldest first.
  private func candidates(
    for jobs: [Job], _ keys: [String: Value], in found: Found
  ) -> [HistoryRow] {
    guard let job = jobs.min(by: Self.wasSentBefore), let sent = job.submittedAt, !keys.isEmpty
    else { return [] }
    // Two minutes for what clocks are set right by in between.
    let earliest = sent.addingTimeInterval(found.ahead - 120)
    return
      found.rows
      .filter { row in
        (row.model == nil || row.model == job.model)
          && row.createdAt ?? .distantFuture > earliest && Self.fits(row, keys)
      }
      .sorted { ($0.createdAt ?? .distantFuture) < ($1.createdAt ?? .distantFuture) }
  }

  private struct Found {
    /// Each request once.
    let rows: [HistoryRow]
    /// Seconds by which the provider's clock, which dated the rows, is ahead of the one here.
    let ahead: Double
  }

  /// Every request since a day before; nil where one page cannot be had.
  private func history(of model: String, since sent: Date) async -> Found? {
    let found = await pages(of: model, since: sent, ahead: 0)
    // A clock that is wrong by days has asked about the wrong ones.
    guard let found, abs(found.ahead) > 43_200 else { return found }
    return await pages(of: model, since: sent, ahead: found.ahead)
  }

  private func pages(of model: String, since sent: Date, ahead: Double) async -> Found? {
    guard let client = bench.account.client else { return nil }
    let now = bench.clock.now().addingTimeInterval(ahead)
    // The provider takes at most 31 days, and keeps clips for seven.
    let from = max(sent.addingTimeInterval(ahead - 86_400), now.addingTimeInterval(-29 * 86_400))
    var rows: [HistoryRow] = []
    var seen: Set<String> = []
    var ahead = 0.0
    for page in 1...20 {
      let answer = await client.history(
        model: model, from: from, to: now.addingTimeInterval(86_400), page: page)
      guard case .success(let more) = answer else { return nil }
      ahead = more.answeredAt.map { $0.timeIntervalSince(bench.clock.now()) } ?? ahead
      let new = more.rows.filter { seen.insert($0.requestID).inserted }
      // A page may hold fewer requests than rows; the last one is that which brings nothing new.
      if new.isEmpty { break }
      rows += new
    }
    return Found(rows: rows, ahead: ahead)
  }

  private func adopt(_ row: HistoryRow, for job: Job) async {
    let change = JobChange.accepted(
      requestID: row.requestID, statusURL: nil, responseURL: nil, reply: nil)
    // It is we who say that it is this one: so it counts only once it is on disk.
    guard let found = try? await bench.ledger.decide(change, job.id) else { return }
    if let url = row.outputURL {
      await bench.ledger.record(
        .completed(outputURL: url, cost: row.cost, seed: nil, reply: nil), to: found)
    } else if row.status == "FAILED" {
      await bench.end(found, .failedInHistory(row.error))
    }
  }
}
