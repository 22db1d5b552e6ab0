import FoundationEssentials
import History
import Jobs

/// Sends the waiting jobs of this process in the order of the queue, as fast as the provider takes them.
///
/// The order is the library's, read anew for each job: whoever moves, cancels or pauses changes it there.
actor Queue {
  let bench: Workbench
  private let submitter: Submitter
  private var pace = Pace()
  private var sending: Set<String> = []
  /// Jobs that came back: when they were tried first, and before when they are not tried again.
  private var returned: [String: (firstTry: Date, notBefore: Date)] = [:]
  private var isStopped = false
  private var changes: Task<Void, Never>?
  var credits = CreditGate()
  /// Till when a person's yes counts for jobs that wait for credits.
  var agreedUntil = Date.distantPast

  /// Seconds before a job is tried again that came back.
  private static let rest = 5.0
  /// Seconds before a clip is no longer kept in which nothing else is begun.
  private static let short = 600.0

  init(bench: Workbench, submitter: Submitter) {
    self.bench = bench
    self.submitter = submitter
  }

  deinit { changes?.cancel() }

  /// From now on also what other programs do with the queue counts at once.
  func listen() {
    guard changes == nil else { return }
    let pauses = bench.store.queuePauses()
    changes = Task { [weak self] in
      for await isPaused in pauses where !isPaused { await self?.advance() }
    }
  }

  func stop() {
    isStopped = true
    changes?.cancel()
    bench.tasks.stop([.queueing, .counting])
  }

  /// Begins to send every job whose turn it is.
  func advance() {
    guard !isStopped else { return }
    let now = bench.clock.now()
    guard let waiting = try? bench.store.sendable(by: bench.owner.name), !isRescuing(at: now) else {
      return look(at: now.addingTimeInterval(Self.rest))
    }
    returned = returned.filter { id, _ in waiting.contains { $0.id == id } }
    var next = Date.distantFuture
    for (id, model) in waiting where !sending.contains(id) {
      if let date = returned[id]?.notBefore, date > now {
        next = min(next, date)
        continue
      }
      switch pace.turn(of: model, at: now) {
      case .now: begin(id, model, at: now)
      case .at(let date): next = min(next, date)
      case .afterAnother: continue
      }
    }
    if next < .distantFuture { look(at: next) }
  }

  /// What is paid and soon forgotten by the provider has the line to itself, for these minutes at most.
  private func isRescuing(at now: Date) -> Bool {
    let saving = (try? bench.store.jobs(in: [.downloading])) ?? []
    return saving.contains { job in
      guard let until = job.keptUntil, !job.isLate, bench.client(for: job) != nil else {
        return false
      }
      return 0..<Self.short ~= until.timeIntervalSince(now)
    }
  }

  private func look(at date: Date) {
    let seconds = max(0.05, date.timeIntervalSince(bench.clock.now()))
    bench.tasks.start(.queueing, replacing: true) { [bench] in
      try? await bench.clock.sleep(seconds)
      guard !Task.isCancelled else { return }
      await self.advance()
    }
  }

  private func begin(_ id: String, _ model: String, at now: Date) {
    pace.begin(model, at: now)
    sending.insert(id)
    let firstTry = returned[id]?.firstTry ?? now
    // What sent it before has nothing more to do.
    bench.tasks.start(.sending, id, replacing: true) { [submitter] in
      let outcome = await submitter.send(id, firstTry: firstTry)
      await self.end(id, model, begun: now, firstTry: firstTry, outcome)
    }
  }

  private func end(
    _ id: String, _ model: String, begun: Date, firstTry: Date, _ outcome: Submitter.Outcome
  ) async {
    let now = bench.clock.now()
    sending.remove(id)
    pace.end(model, begun: begun, outcome.finding, at: now)
    // Also where it is not known to wait: it must never be tried without a pause.
    returned[id] = (firstTry, now.addingTimeInterval(Self.rest))
    if case .refusedForAll(let failure) = outcome { await pauseOthers(failure) }
    advance()
  }

  /// Without credits or with a refused key the others in the queue would be refused too.
  private func pauseOthers(_ failure: Failure) async {
    // Before any is paused: what is known of credits is older than this.
    if failure.code == .outOfCredits { credits.close() }
    for job in (try? bench.store.jobs(in: [.waiting, .uploading])) ?? []
    where job.pause == nil && job.owner == bench.owner.name {
      await bench.ledger.record(.paused(failure), to: job)
    }
    if failure.code == .outOfCredits { awaitCredits() }
  }
}
