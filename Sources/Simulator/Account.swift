import Foundation

/// The customer's account: money and jobs.
struct Account: Sendable {
  /// US dollars, before what open jobs have reserved.
  private var balance: Double
  private var jobs: [String: SimulatedJob] = [:]
  /// Ids, oldest first.
  private var order: [String] = []
  private var open: [String] = []

  init(balance: Double) {
    self.balance = balance
  }

  /// What can be spent: the balance without what open jobs have reserved.
  var available: Double {
    Self.rounded(balance - open.reduce(0) { $0 + (jobs[$1]?.cost ?? 0) })
  }

  mutating func topUp(by dollars: Double) { balance = Self.rounded(balance + dollars) }

  var newestFirst: [SimulatedJob] { order.reversed().compactMap { jobs[$0] } }

  var openJobs: [SimulatedJob] { open.compactMap { jobs[$0] } }

  func job(_ id: String) -> SimulatedJob? { jobs[id] }

  func job(withClip name: String) -> SimulatedJob? {
    jobs.values.first { $0.clips.contains { $0.name == name } }
  }

  /// Ids come dashed and as plain hex in turn: both were seen.
  func newID() -> String {
    let id = UUID().uuidString.lowercased()
    return order.count.isMultiple(of: 2) ? id : id.replacing("-", with: "")
  }

  /// The shapes of odd outputs come in turn.
  var nextOddOutput: SimulatedJob.OddOutput {
    let all = SimulatedJob.OddOutput.allCases
    return all[jobs.values.count { $0.oddOutput != nil } % all.count]
  }

  /// Adds a job that was just accepted, or one of an earlier run, which may have ended then.
  mutating func add(_ job: SimulatedJob) {
    jobs[job.id] = job
    order.append(job.id)
    if job.settledAt == nil {
      open.append(job.id)
    } else if job.failure == nil {
      balance = Self.rounded(balance - job.cost)
    }
  }

  /// Whatever computes is done now.
  mutating func endOpenJobs(at now: Date) {
    for id in open { jobs[id]?.endsAt = now }
  }

  mutating func countDownload(of id: String) {
    jobs[id]?.downloads += 1
  }

  /// Ends every job whose time is over, and returns those: a failed one releases its money, a
  /// completed one, once its clips are drawn, is charged.
  mutating func settle(at now: Date, clipSize: (ClipOrder) -> Int?) -> [SimulatedJob] {
    let due = openJobs.filter { $0.endsAt <= now }.sorted { $0.endsAt < $1.endsAt }
    return due.compactMap { due in
      var job = due
      if job.failure == nil {
        let sizes = job.clips.compactMap { clipSize($0.order) }
        guard sizes.count == job.clips.count else { return nil }
        job.clipSize = sizes.first
        balance = Self.rounded(balance - job.cost)
      }
      open.removeAll { $0 == job.id }
      job.settledAt = job.endsAt
      job.remainingCredits = job.failure == nil ? available : nil
      jobs[job.id] = job
      return job
    }
  }

  /// Dollars to a millionth: sums of decimal prices stay decimal.
  static func rounded(_ amount: Double) -> Double {
    (amount * 1_000_000).rounded() / 1_000_000
  }
}
