import CMemory
import FoundationEssentials
import Glibc
import History
import Jobs
import Schema

/// Sees to it that every open job of the library goes on, whichever program submitted it: one process at a
/// time has the lease of an account, asks about its jobs and fetches their clips.
///
/// Nothing is ever sent by this. While nothing is open it does not wake.
actor Caretaker {
  let bench: Workbench
  private let poller: Poller
  private let downloader: Downloader
  private let lookup: Lookup

  /// What this process has.
  private var lease: Lease?
  private var nextBeat = Date.distantPast
  /// When all jobs are looked at again, and how many were being worked on when they were.
  private var nextLook = Date.distantPast
  private var atWork = 0
  /// What another has, as it is since then.
  private var other: (lease: Lease, since: Date)?
  /// Jobs of the dead about which something is being said.
  var beingLeft: Set<String> = []
  /// Jobs of which the library does not know yet where they stand; nobody else can see to them.
  private var unwritten: Set<String> = []
  /// When each open job is seen to again in case it is late.
  private var due: [String: Date] = [:]

  private var stirrings: Task<Void, Never>?

  /// Seconds between two beats of whoever has the lease.
  private static let pause = 5.0
  /// Seconds between two looks where nothing calls for one.
  private static let rest = 30.0
  /// Seconds without a beat after which its owner counts as stopped.
  private static let patience = 15.0

  init(bench: Workbench, poller: Poller, downloader: Downloader, lookup: Lookup) {
    self.bench = bench
    self.poller = poller
    self.downloader = downloader
    self.lookup = lookup
  }

  deinit { stirrings?.cancel() }

  /// An older library may have been put back: what the files beside the clips know better counts.
  /// When this returns, it is also said what the jobs of the dead are left with.
  func recall() async throws(StoreError) {
    let open = JobState.open
    for job in try bench.store.jobs(in: open) where bench.owner.isDead(job.owner) {
      _ = isKnownBetter(job)
    }
    _ = await takeUpWhatTheDeadLeft(try bench.store.jobs(in: open))
  }

  /// Something may have to be done for this job, or for any.
  func attend(_ job: Job? = nil) async {
    if let job, await bench.ledger.isAhead(of: job.id) {
      unwritten.insert(job.id)
      await work(on: job, under: nil)
    }
    begin()
  }

  /// Looks now for what became of lost answers, and again at growing intervals while any is not found.
  func look() {
    bench.tasks.start(.looking, replacing: true) { [bench, lookup] in
      for seconds in PollSchedule.looks {
        let goesOn = await lookup.look()
        await self.attend()
        guard goesOn, !Task.isCancelled else { return }
        try? await bench.clock.sleep(seconds)
      }
    }
  }

  /// Nothing is asked or fetched any more; another process may have the lease at once.
  func stop() {
    bench.tasks.stop([.caring, .asking, .fetching, .looking])
    stirrings?.cancel()
    giveBack()
  }

  /// From now on also what other programs do is a reason to look: that they write, and that they end.
  func listen() {
    guard stirrings == nil else { return }
    let store = bench.store
    stirrings = Task { [weak self] in
      for await _ in store.stirrings() {
        await self?.begin()
        // Where much happens it is looked at ten times a second, and that is enough.
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  private func begin() {
    nextLook = .distantPast
    bench.tasks.start(.caring, replacing: true) { await self.care() }
  }

  private func care() async {
    while !Task.isCancelled, let seconds = await round() {
      try? await bench.clock.sleep(seconds)
    }
  }

  /// Sees to all open jobs once; seconds until the next time, nil where there is nothing to wait for.
  private func round() async -> Double? {
    if hasJustToBeat() { return Self.pause }
    guard let open = try? bench.store.jobs(in: JobState.open) else {
      return Self.pause
    }
    let othersSend = await takeUpWhatTheDeadLeft(open)
    guard let (ours, next) = await leftToTheHolder() else { return Self.pause }
    // Another look has begun since, or all was stopped: what this one saw is old.
    guard !Task.isCancelled else { return nil }
    guard !ours.isEmpty else {
      giveBack()
      guard unwritten.isEmpty else { return Self.pause }
      return [othersSend ? Self.patience : nil, next].compactMap(\.self).min()
    }
    guard let lease = hold() else {
      let waited = other.map { bench.clock.now().timeIntervalSince($0.since) } ?? 0
      return max(1, Self.patience - waited)
    }
    for job in ours { await work(on: job, under: lease) }
    nextLook = bench.clock.now().addingTimeInterval(Self.rest)
    atWork = bench.tasks.count(of: [.asking, .fetching])
    return max(0.1, nextBeat.timeIntervalSince(bench.clock.now()))
  }

  /// Those first that the provider forgets first; and seconds until a late one is to be seen to. Nil where the
  /// library cannot say.
  private func leftToTheHolder() async -> (jobs: [Job], next: Double?)? {
    // Before the library is read: what is written after this is seen to by the next look.
    for id in unwritten where await !bench.ledger.isAhead(of: id) { unwritten.remove(id) }
    guard let open = try? bench.store.jobs(in: [.queued, .processing, .downloading]) else {
      return nil
    }
    let now = bench.clock.now()
    var left: [Job] = []
    var later: [String: Date] = [:]
    for job in open where job.isLeftToTheHolder && bench.client(for: job) != nil {
      let pause = PollSchedule.late(
        elapsed: now.timeIntervalSince(job.submittedAt ?? job.createdAt))
      if job.isLate, !isAtWork(on: job), let date = due[job.id], date > now {
        later[job.id] = date
        continue
      }
      later[job.id] = now.addingTimeInterval(pause)
      // Where the library is behind, whoever knows better is at it already.
      if await !bench.ledger.isAhead(of: job.id) { left.append(job) }
    }
    due = later
    let next = later.values.min().map { max(1, $0.timeIntervalSince(now)) }
    return (left.sorted { $0.keptLessLong(than: $1) }, next)
  }

  private func isAtWork(on job: Job) -> Bool {
    bench.tasks.goesOn(.asking, job.id) || bench.tasks.goesOn(.fetching, job.id)
  }

  private func work(on job: Job, under lease: Lease?) async {
    if job.state.isPolled {
      await poller.watch(job, under: lease)
    } else if job.state == .downloading {
      downloader.start(job, under: lease)
    }
  }
}

// MARK: The lease

extension Caretaker {
  /// The lease, where this process has it or can have it.
  private func hold() -> Lease? {
    let now = bench.clock.now()
    do {
      let (origin, key) = (bench.account.origin, bench.account.keyFingerprint)
      let current = try bench.store.lease(origin: origin, keyFingerprint: key)
      if let lease, current.owner == lease.owner, current.epoch == lease.epoch {
        if now >= nextBeat {
          nextBeat = now.addingTimeInterval(Self.pause)
          _ = try bench.store.beat(lease)
        }
        return lease
      }
      if lease != nil { lose() }
      guard isFree(current, now) else { return nil }
      lease = try bench.store.take(current, owner: bench.owner.name)
      nextBeat = now.addingTimeInterval(Self.pause)
      other = nil
      return lease
    } catch {
      // Nobody else can write there either.
      return lease
    }
  }

  /// Between two looks, while no work has ended, it is enough to say that this process goes on.
  private func hasJustToBeat() -> Bool {
    let now = bench.clock.now()
    guard let lease, now < nextLook, bench.tasks.count(of: [.asking, .fetching]) == atWork else {
      return false
    }
    nextBeat = now.addingTimeInterval(Self.pause)
    return (try? bench.store.beat(lease)) ?? true
  }

  /// Its owner is dead by the kernel's word, or it was stopped: its beat stands still.
  private func isFree(_ current: Lease, _ now: Date) -> Bool {
    guard let owner = current.owner, owner != bench.owner.name, !bench.owner.isDead(owner) else {
      return true
    }
    if let other, other.lease == current {
      return now.timeIntervalSince(other.since) >= Self.patience
    }
    other = (current, now)
    return false
  }

  /// Another has it: this process was stopped for a while. What it has begun is the other's now.
  private func lose() {
    lease = nil
    bench.tasks.cancel([.asking, .fetching], except: unwritten)
  }

  private func giveBack() {
    if let lease {
      try? bench.store.giveBack(lease)
      // An idle studio needs no memory either for what it no longer does.
      cmemory_give_back()
    }
    lease = nil
    other = nil
  }
}

extension Job {
  /// It is asked about, or its clip fetched, by whoever has the lease.
  fileprivate var isLeftToTheHolder: Bool {
    state.isPolled || (state == .downloading && owner == nil)
  }

  /// Whether the provider forgets it first, so that it is asked about first.
  fileprivate func keptLessLong(than other: Job) -> Bool {
    (keptUntil ?? createdAt) < (other.keptUntil ?? other.createdAt)
  }
}
