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

  /// One look for every `unknown` job of this account; returns how many stay unknown.
  func look() async -> Int {
    for (model, jobs) in Dictionary(grouping: open([.unknown]), by: \.model) {
      let sent = jobs.map { $0.submittedAt ?? $0.createdAt }.min() ?? bench.clock.now()
      guard let rows = await history(of: model, since: sent) else { continue }
      await assign(rows, toJobsOf: model)
    }
    return open([.unknown]).count
  }

  private func open(_ states: Set<JobState>) -> [Job] {
    ((try? bench.store.jobs(in: states)) ?? []).filter { bench.client(for: $0) != nil }
  }

  /// The jobs are read after the history, and what is held after the jobs: whatever the history has of
  /// other jobs here, they were being sent before it answered, so it shows in one of the two.
  private func assign(_ rows: [HistoryRow], toJobsOf model: String) async {
    let jobs = open([.unknown, .submitting]).filter { $0.model == model }
    let ids = rows.map(\.requestID)
    guard let held = try? bench.store.heldRequests(ids, origin: bench.account.origin) else {
      return
    }
    let free = rows.filter { !held.contains($0.requestID) }
    for (_, alike) in Dictionary(grouping: jobs, by: { $0.body ?? "" }) {
      // One that is being sent will hear its own request id; till then any of the rows may be its.
      guard alike.allSatisfy({ $0.state == .unknown }) else { continue }
      let candidates = candidates(for: alike, in: free)
      guard candidates.count >= alike.count else { continue }
      for (job, row) in zip(alike.sorted(by: Self.wasSentBefore), candidates) {
        await adopt(row, for: job)
      }
    }
  }

  private static func wasSentBefore(_ one: Job, _ other: Job) -> Bool {
    (one.submittedAt ?? one.createdAt) < (other.submittedAt ?? other.createdAt)
  }

  /// What may be these jobs, which have one identical body: each request once, oldest first.
  private func candidates(for jobs: [Job], in rows: [HistoryRow]) -> [HistoryRow] {
    guard let job = jobs.min(by: Self.wasSentBefore), let sent = job.submittedAt,
      let body = job.body, case .object(let keys)? = try? Value(json: Data(body.utf8))
    else { return [] }
    return
      rows
      .filter { row in
        guard row.model == nil || row.model == job.model, let body = row.body else { return false }
        // Two minutes for a clock here that goes wrong.
        guard row.createdAt.map({ $0 > sent.addingTimeInterval(-120) }) ?? true else {
          return false
        }
        return keys.allSatisfy { $1.isEqualAsJSON(to: body[$0] ?? .null) }
      }
      .sorted { ($0.createdAt ?? .distantFuture) < ($1.createdAt ?? .distantFuture) }
  }

  /// Every request since a day before, page by page, each once; nil where one page cannot be had.
  private func history(of model: String, since sent: Date) async -> [HistoryRow]? {
    guard let client = bench.account.client else { return nil }
    let now = bench.clock.now()
    // The provider takes at most 31 days, and keeps clips for seven.
    let from = max(sent.addingTimeInterval(-86_400), now.addingTimeInterval(-29 * 86_400))
    var rows: [HistoryRow] = []
    var seen: Set<String> = []
    for page in 1...20 {
      let answer = await client.history(
        model: model, from: from, to: now.addingTimeInterval(86_400), page: page)
      guard case .success(let more) = answer else { return nil }
      let new = more.filter { seen.insert($0.requestID).inserted }
      // A page may hold fewer requests than rows; the last one is that which brings nothing new.
      if new.isEmpty { break }
      rows += new
    }
    return rows
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
