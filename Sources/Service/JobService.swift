import FoundationEssentials
package import History
package import Jobs
package import Schema
package import SegmindAPI

/// Submits drafts, watches their jobs and fetches their clips. The studio and the command line use the
/// same one; it knows neither.
package actor JobService {
  /// What happens that is not stored; for one listener.
  package nonisolated let news: AsyncStream<ServiceNews>

  nonisolated let bench: Workbench
  private let queue: Queue
  private let caretaker: Caretaker
  private let caps: @Sendable () -> Caps

  /// - Parameters:
  ///   - clipsFolder: where clips are saved; made at need.
  ///   - caps: what holds now; asked before each job that is sent.
  ///   - ended: told of each job that this program knows first to have ended, whatever became of it, once that
  ///     is on disk; a lost answer that is found ends a second time.
  package init(
    store: JobStore, catalog: ModelCatalog, account: Account, clipsFolder: String,
    clock: ServiceClock = .system, steps: Steps = .untold,
    caps: @escaping @Sendable () -> Caps = { .none },
    ended: @escaping @Sendable (Job) -> Void = { _ in }
  ) throws(Failure) {
    self.caps = caps
    let (news, continuation) = AsyncStream.makeStream(
      of: ServiceNews.self, bufferingPolicy: .bufferingNewest(256))
    self.news = news
    let say: @Sendable (ServiceNews) -> Void = { continuation.yield($0) }
    let tasks = BackgroundTasks()
    let sidecars = Sidecars(folder: clipsFolder, steps: steps, say: say)
    bench = Workbench(
      store: store, catalog: catalog, account: account.sparing(clock),
      owner: try Owner(library: store.folder),
      clock: clock, clipsFolder: clipsFolder, tasks: tasks,
      ledger: Ledger(
        store: store, sidecars: sidecars, clock: clock, tasks: tasks, steps: steps, say: say,
        caps: caps, ended: ended),
      sidecars: sidecars, steps: steps, say: say)
    let downloader = Downloader(bench: bench)
    caretaker = Caretaker(
      bench: bench, poller: Poller(bench: bench, downloader: downloader), downloader: downloader,
      lookup: Lookup(bench: bench))
    queue = Queue(
      bench: bench,
      submitter: Submitter(
        bench: bench, uploads: Uploads(bench: bench), downloader: downloader, caretaker: caretaker))
  }

  /// How much goes on in the background; 0 where nothing does.
  nonisolated var taskCount: Int { bench.tasks.count }

  /// Takes up what earlier processes left, and goes on with what others do: open jobs are asked about,
  /// those nearest to expiry first, and lost answers are looked up. Nothing is ever sent by this.
  package func start() async throws(StoreError) {
    try await caretaker.recall()
    await caretaker.listen()
    await caretaker.attend()
    await caretaker.look()
    await queue.listen()
  }

  /// Stores the draft as a job, with its seed drawn where that was left open, and sends it in the
  /// background. When this returns, the job is on disk.
  ///
  /// - Parameters:
  ///   - token: one for each press of submit; the same token again gives the same job.
  ///   - contract: another than the model's own, where that is wanted.
  package func submit(
    _ draft: Draft, token: String, contract: Contract? = nil
  ) async throws(SubmitRefusal) -> Job {
    let jobs = try await submit([draft], token: token, contract: contract)
    guard let job = jobs.first else { throw .problems([]) }
    return job
  }

  /// The same for several drafts, which are jobs of one press of submit: all of them are on disk, or none.
  package func submit(
    _ drafts: [Draft], token: String, contract: Contract? = nil
  ) async throws(SubmitRefusal) -> [Job] {
    guard bench.account.client != nil else { throw .failure(.noKey) }
    do {
      var jobs: [Job] = []
      // Each file is read once, however many of the jobs need it.
      var hashes: [String: String] = [:]
      for (index, draft) in drafts.enumerated() {
        jobs.append(
          try await job(draft, token: token, index: index, contract, hashes: &hashes))
      }
      let new = jobs
      if let refusal = caps().refusal(ofBatch: new.map(\.price)) { throw refusal }
      let stored = try bench.steps.around("inserted") { () throws(StoreError) in
        try bench.store.insert(new)
      }
      if stored.first?.id == new.first?.id {
        for job in new { await bench.ledger.keep(job.id) }
        await queue.advance()
      }
      return stored
    } catch let refusal as SubmitRefusal {
      throw refusal
    } catch let failure as Failure {
      throw .failure(failure)
    } catch {
      throw .failure(.localFile("\(error)", charged: .no))
    }
  }

  private func job(
    _ draft: Draft, token: String, index: Int, _ contract: Contract?,
    hashes known: inout [String: String]
  ) async throws -> Job {
    guard let schema = bench.catalog[draft.model] else {
      throw SubmitRefusal.problems([Problem([], "There is no model \(draft.model).")])
    }
    var generator = SystemRandomNumberGenerator()
    let draft = draft.drawingSeed(for: schema, using: &generator).withWholePaths(for: schema)
    let problems = Check.problems(schema, draft.values)
    guard problems.isEmpty else { throw SubmitRefusal.problems(problems) }
    let wrongFiles = await fileProblems(schema, draft.values)
    guard wrongFiles.isEmpty else { throw SubmitRefusal.problems(wrongFiles) }
    let files = RequestBody.files(schema, draft.values)
    let unknown = files.filter { known[$0] == nil }
    known.merge(try await hashes(unknown)) { $1 }
    let price = PriceEstimate(
      schema, draft.values, own: try bench.store.experience(of: schema.slug))
    return Job(
      id: JobID.draw(using: &generator), token: token, index: index, model: schema.slug,
      contract: contract ?? schema.contract, values: draft.values,
      seed: schema.seedParameter.flatMap { draft.values[$0.name]?.integer },
      files: known.filter { files.contains($0.key) },
      origin: bench.account.origin, keyFingerprint: bench.account.keyFingerprint,
      estimate: price?.bounds.upperBound, estimateFrom: price?.ownJobs, parents: draft.parents,
      expansion: draft.expansion, owner: bench.owner.name,
      // In the order of their numbers, which the queue keeps.
      createdAt: bench.clock.now().addingTimeInterval(Double(index) / 1000))
  }

  @concurrent
  private nonisolated func fileProblems(_ schema: ModelSchema, _ values: Values) async -> [Problem]
  {
    Check.fileProblems(schema, values) { LocalFile.look($0.expandingTilde) }
  }

  @concurrent
  private nonisolated func hashes(_ paths: [String]) async throws(Failure) -> [String: String] {
    var hashes: [String: String] = [:]
    for path in paths { hashes[path] = try ContentHash.hex(ofFile: path.expandingTilde) }
    return hashes
  }

  /// Takes back a job that was not sent yet; false where it was, or where the library cannot say so.
  package func cancel(_ id: String) async -> Bool {
    let cancelled = try? await bench.ledger.decide(.cancelled(at: bench.clock.now()), id)
    return cancelled != nil
  }

  /// Sends a job that waits for a person.
  package func goOn(_ id: String) async {
    guard let job = try? bench.store.job(id), isOurs(job), bench.catalog[job.model] != nil,
      (try? await bench.ledger.decide(.unpaused(owner: bench.owner.name), id)) != nil
    else { return }
    await queue.advance()
  }

  /// Pauses the queue, or lets it go on: while it is paused no program on this library sends anything. False
  /// where the library cannot say so.
  package func pauseQueue(_ isPaused: Bool) async -> Bool {
    guard (try? bench.store.pauseQueue(isPaused)) != nil else { return false }
    await queue.advance()
    return true
  }

  /// Moves a waiting job one place in the queue, later or sooner; false where it cannot be moved so.
  package func move(_ id: String, later isLater: Bool) -> Bool {
    (try? bench.store.move(id, by: isLater ? 1 : -1)) ?? false
  }

  /// Asks the provider once more about a job that ended without a clip, is late, whose answer was lost, or
  /// whose clip was deleted.
  package func askAgain(_ id: String) async {
    guard let job = try? bench.store.job(id), isOurs(job) else { return }
    if job.state == .unknown { return await caretaker.look() }
    if job.state == .done, !isClipMissing(job) { return }
    let change: JobChange = job.state == .done ? .clipDeleted : .reopened
    guard let open = try? await bench.ledger.decide(change, id) else { return }
    await caretaker.attend(open)
  }

  /// Whether the job was saved, but its clip is no longer where it was put; `askAgain` fetches it anew.
  package nonisolated func isClipMissing(_ job: Job) -> Bool {
    job.clip.map { !Disk.isThere($0.path) } ?? false
  }

  /// A person's word about a job whose answer was lost: it failed and may have been charged. It is not
  /// looked for any more; false where it was found meanwhile.
  package func treatAsLost(_ id: String) async -> Bool {
    let change = JobChange.treatedAsLost(.givenUp, at: bench.clock.now())
    return (try? await bench.ledger.decide(change, id)) != nil
  }

  /// Stores what a person says of the job; false where the library cannot say so.
  package func remark(_ id: String, _ remark: Remark) async -> Bool {
    (try? await bench.ledger.decide(.remarked(remark), id)) != nil
  }

  package func credits() async -> Result<Credits, Failure> {
    let answer = await bench.account.client?.credits() ?? .failure(.noKey)
    if case .success(let credits) = answer { await queue.see(credits.total) }
    return answer
  }

  /// Whether this process may ask about the job: it belongs to the same API and key.
  package nonisolated func isOurs(_ job: Job) -> Bool { bench.client(for: job) != nil }

  /// The jobs when none of them changes by itself any more, in the order of the ids. A lost answer is
  /// looked up for some seconds first, so that all is said within 30 seconds of the loss.
  ///
  package func settled(_ ids: [String], until end: Waiting = .settled) async throws -> [Job] {
    var wasLookedFor = false
    while true {
      try await wait(for: ids) { Self.isMoving($0, end, $1) }
      let settled = try jobs(ids)
      let isPaused = try bench.store.isQueuePaused()
      // What was lost a moment ago may be found by now, and goes on.
      if settled.contains(where: { Self.isMoving($0, end, isPaused) }) { continue }
      guard !wasLookedFor, settled.contains(where: { $0.state == .unknown }) else {
        await bench.ledger.rest()
        return settled
      }
      wasLookedFor = true
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await self.wait(for: ids) { job, _ in job.state == .unknown } }
        group.addTask { [bench] in try await bench.clock.sleep(20) }
        try await group.next()
        group.cancelAll()
      }
    }
  }

  /// For how long somebody waits for jobs.
  package enum Waiting: Hashable, Sendable {
    /// The provider has them, or their clip comes on no connection of ours.
    case accepted
    /// None changes by itself any more, but for those that are late.
    case settled
    /// None is open any more, those neither that are late.
    case closed
  }

  private static func isMoving(_ job: Job, _ end: Waiting, _ isQueuePaused: Bool) -> Bool {
    switch (job.state, end) {
    case (.waiting, _): job.pause == nil && !isQueuePaused
    case (.uploading, _), (.submitting, _): true
    case (.queued, .accepted), (.processing, .accepted): false
    case (.downloading, .accepted): job.owner != nil
    case (.queued, _), (.processing, _), (.downloading, _): end == .closed || !job.isLate
    case (.done, _), (.failed, _), (.expired, _), (.unknown, _), (.cancelled, _): false
    }
  }

  /// Returns when the condition holds for none of the jobs; it is told whether the queue is paused.
  private func wait(
    for ids: [String], while condition: @escaping @Sendable (Job, Bool) -> Bool
  ) async throws {
    // Nobody waits for the dead: what their jobs are left with is said meanwhile.
    await caretaker.listen()
    await caretaker.attend()
    for try await window in bench.store.windows(matching: JobQuery(), limit: 1)
    where !window.open.contains(where: { job in
      ids.contains(job.id) && condition(job, window.isQueuePaused)
    }) { return }
  }

  private func jobs(_ ids: [String]) throws -> [Job] {
    try ids.compactMap { try bench.store.job($0) }
  }

  /// Begins to send nothing more; what is being sent is not broken off.
  package func stopSending() async { await queue.stop() }

  /// The same, and asks about nothing more, for others to go on at once.
  package func stop() async {
    await stopSending()
    await caretaker.stop()
  }
}
