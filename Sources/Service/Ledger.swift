import FoundationEssentials
import History
import Jobs

/// The book of what happened to jobs. What we decide happens only once it is on disk; what happened at
/// the provider is believed even where the disk refuses it, and written as soon as it can be. Whatever is
/// written here stands in the job's sidecar too.
actor Ledger {
  private let store: JobStore
  private let sidecars: Sidecars
  private let clock: ServiceClock
  private let tasks: BackgroundTasks
  private let steps: Steps
  private let say: @Sendable (ServiceNews) -> Void
  private let caps: @Sendable () -> Caps
  private let ended: @Sendable (Job) -> Void
  /// In the order in which it happened.
  private var unwritten: [(change: JobChange, id: String, lease: Lease?, reason: StoreError)] = []

  init(
    store: JobStore, sidecars: Sidecars, clock: ServiceClock, tasks: BackgroundTasks,
    steps: Steps, say: @escaping @Sendable (ServiceNews) -> Void,
    caps: @escaping @Sendable () -> Caps, ended: @escaping @Sendable (Job) -> Void
  ) {
    self.store = store
    self.sidecars = sidecars
    self.clock = clock
    self.tasks = tasks
    self.steps = steps
    self.say = say
    self.caps = caps
    self.ended = ended
  }

  /// The sidecar of a job that was stored, as the library has it by now.
  func keep(_ id: String) {
    if let job = try? store.job(id) { sidecars.keep(job) }
  }

  /// The job after what we decided; nil where its state does not allow it (another process was first, or
  /// a person). Throws where the disk failed; then, too, it has not happened.
  ///
  /// Only where this returns a claimed job may its body be sent.
  func decide(_ change: JobChange, _ id: String) throws(StoreError) -> Job? {
    // What happened before has to be on disk first, or it would be judged by an old state.
    guard !isAhead(of: id) else { return nil }
    // Surely not sent, also where the program ends before the library has it: the file says so first.
    if case .returned = change, let next = try store.job(id).flatMap(change.apply) {
      sidecars.keep(next)
    }
    let decided = try apply(change, to: id)
    if let decided { sidecars.keep(decided) }
    return decided
  }

  /// The job after what happened; nil where its state does not allow it (another process was first), or
  /// where `lease`, on which it rests, is held no more.
  @discardableResult
  func record(_ change: JobChange, to job: Job, under lease: Lease? = nil) -> Job? {
    if let lease, (try? store.isHeld(lease)) == false { return nil }
    let expected = change.apply(to: job)
    // Before the library: whoever waits for the job may end the program as soon as that has it.
    if let expected { sidecars.keep(expected) }
    do {
      let written = try write(change, to: job.id, lease)
      if let actual = try written ?? store.job(job.id), actual != expected { sidecars.keep(actual) }
      return written
    } catch {
      return expected
    }
  }

  /// The same where the job itself could not be read.
  func record(_ change: JobChange, to id: String) {
    if let written = try? write(change, to: id, nil) { sidecars.keep(written) }
  }

  /// Returns when what is being written now is written, so that the program may end.
  func rest() {}

  /// Whether something happened to the job that is not in the library yet.
  func isAhead(of id: String) -> Bool { unwritten.contains { $0.id == id } }

  /// Throws where it could not be written yet; it will be.
  private func write(
    _ change: JobChange, to id: String, _ lease: Lease?
  ) throws(StoreError) -> Job? {
    if let earlier = unwritten.first(where: { $0.id == id }) {
      unwritten.append((change, id, lease, earlier.reason))
      throw earlier.reason
    }
    do {
      return try apply(change, to: id, lease)
    } catch {
      // The provider has the job whatever our disk says: it is asked about and fetched all the same.
      say(.notice("\(error.description). It is tried again; do not end the program yet."))
      unwritten.append((change, id, lease, error))
      if unwritten.count == 1 { tasks.start(.writing, replacing: true) { await self.writeLater() } }
      throw error
    }
  }

  private func writeLater() async {
    while !unwritten.isEmpty {
      try? await clock.sleep(5)
      while let next = unwritten.first {
        // A change that the state does not allow is done with: another process was first.
        do { _ = try apply(next.change, to: next.id, next.lease) } catch { break }
        unwritten.removeFirst()
      }
    }
  }

  private func apply(
    _ change: JobChange, to id: String, _ lease: Lease? = nil
  ) throws(StoreError) -> Job? {
    let job = try steps.around(change.name) { () throws(StoreError) in
      try store.apply(change, to: id, under: lease, within: caps())
    }
    // Of all programs on the library, only this one made the change. A person who cancels knows, and what is said of
    // a job ends nothing.
    if let job, !change.isRemark, !job.state.isOpen, job.state != .cancelled { ended(job) }
    return job
  }
}

extension JobChange {
  fileprivate var isRemark: Bool { if case .remarked = self { true } else { false } }

  /// The name of its case.
  fileprivate var name: String { String("\(self)".prefix { $0 != "(" }) }
}
