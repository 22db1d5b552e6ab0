import FoundationEssentials
import History
import Jobs
import Schema

/// What is said of the jobs of processes that have ended, or stand still.
extension Caretaker {
  func isKnownBetter(_ job: Job) -> Bool {
    let known = bench.sidecars.better(than: job).flatMap { try? bench.store.takeUp($0) }
    return known != nil
  }

  /// Says what a job is left with when its process has ended, at any moment of its life, or has stood still
  /// for longer than the model may take. Whether living processes still have some.
  func takeUpWhatTheDeadLeft(_ open: [Job]) async -> Bool {
    var dead: [String: Bool] = [:]
    var othersSend = false
    for job in open where job.owner != bench.owner.name && job.isWithItsOwner {
      let isDead = dead[job.owner ?? ""] ?? bench.owner.isDead(job.owner)
      dead[job.owner ?? ""] = isDead
      if isDead, isKnownBetter(job) {
        look()
      } else if let change = change(of: job, isDead: isDead) {
        await leave(job, with: change)
      } else {
        othersSend = true
      }
    }
    return othersSend
  }

  /// Once, also where two looks come by the same job.
  private func leave(_ job: Job, with change: JobChange) async {
    guard beingLeft.insert(job.id).inserted else { return }
    defer { beingLeft.remove(job.id) }
    guard (try? bench.store.job(job.id)) == job else { return }
    let left = await bench.ledger.record(change, to: job)
    if left?.state == .unknown { look() }
  }

  private func change(of job: Job, isDead: Bool) -> JobChange? {
    let now = bench.clock.now()
    switch job.state {
    case .waiting where isDead: return .paused(.notYetSent)
    case .uploading where isDead: return .returned(pause: .notYetSent)
    case .submitting where isDead: return .lost(.interrupted, at: now)
    case .submitting where isOverdue(job, now): return .lost(.stoodStill, at: now)
    case .downloading where isDead || isOverdue(job, now):
      return .brokeOff(.clipBrokeOff, from: job.owner, at: now)
    default: return nil
    }
  }

  /// A living process would have had its answer, or have given up, a minute ago.
  private func isOverdue(_ job: Job, _ now: Date) -> Bool {
    guard let submitted = job.submittedAt else { return false }
    let limit = bench.catalog[job.model]?.deadline ?? 3600
    return now.timeIntervalSince(submitted) > limit + 60
  }
}

extension Job {
  /// It is a certain process that has to do something for it.
  fileprivate var isWithItsOwner: Bool {
    switch state {
    case .waiting: pause == nil
    case .uploading, .submitting: true
    case .downloading: owner != nil
    case .queued, .processing, .done, .failed, .expired, .unknown, .cancelled: false
    }
  }
}
