import FoundationEssentials
import History
import Jobs
import SegmindAPI

/// Jobs that wait only for credits go on by themselves once these are back: those of this process, to whose
/// price a person has said yes in this run. Those of an earlier one wait for a person.
extension Queue {
  /// Asks now and, while such jobs wait, once a minute, later every five. After twelve hours nobody remembers
  /// that yes: then they wait for a person.
  func awaitCredits() {
    credits.close()
    agreedUntil = bench.clock.now().addingTimeInterval(12 * 3600)
    bench.tasks.start(.counting, replacing: true) { [bench] in
      for pause in Array(repeating: 60.0, count: 60) + Array(repeating: 300, count: 132) {
        guard !Task.isCancelled, await self.needsCredits() else { return }
        if case .success(let left)? = await bench.account.client?.credits() {
          bench.say(.credits(left.total))
          await self.see(left.total)
        }
        try? await bench.clock.sleep(pause)
      }
    }
  }

  /// The account has so many credits now.
  func see(_ total: Double) async {
    credits.see(total)
    let waiting = jobsWithoutCredits
    guard credits.isOpen, !waiting.isEmpty, bench.clock.now() < agreedUntil else { return }
    var left = total - promised
    for job in waiting {
      // In the order of the queue: what is there is not used up by small ones behind a large one.
      guard let price = job.estimate, price <= left else { break }
      let change = JobChange.unpaused(owner: bench.owner.name)
      guard (try? await bench.ledger.decide(change, job.id)) != nil else { continue }
      left -= price
    }
    advance()
  }

  private func needsCredits() -> Bool {
    guard jobsWithoutCredits.isEmpty else { return true }
    // What was seen for these says nothing to the next.
    credits = CreditGate()
    return false
  }

  private var jobsWithoutCredits: [Job] {
    mine([.waiting]).filter { $0.pause?.code == .outOfCredits }.sorted { $0.place < $1.place }
  }

  /// What will be needed for jobs that are on their way to the provider.
  private var promised: Double {
    mine([.waiting, .uploading, .submitting]).filter { $0.pause == nil }
      .reduce(0) { $0 + ($1.estimate ?? 0) }
  }

  private func mine(_ states: Set<JobState>) -> [Job] {
    ((try? bench.store.jobs(in: states)) ?? []).filter { $0.owner == bench.owner.name }
  }
}
