import FoundationEssentials
import History
import Jobs
import Schema
import SegmindAPI

/// Asks in the background about jobs that the provider has, until each is fetched or ended.
///
/// One for each library and process; which jobs, the `Caretaker` says. A lost connection, a 429 or a server's fault never ends a job; what
/// ends it is the provider's own word. Past the model's deadline one answer is enough, till the `Caretaker` comes back to it.
actor Poller {
  private let bench: Workbench
  private let downloader: Downloader
  private var latencies: LearntLatencies
  /// When the last of the jobs found at start is asked about for the first time.
  private var lastFound = Date.distantPast

  init(bench: Workbench, downloader: Downloader) {
    self.bench = bench
    self.downloader = downloader
    latencies = LearntLatencies(bench: bench)
  }

  /// Asks about the job from now on, as long as this process may; does nothing for one that is asked about
  /// already.
  func watch(_ job: Job, under lease: Lease?) {
    guard let client = bench.client(for: job), !bench.tasks.goesOn(.asking, job.id) else { return }
    let schema = bench.catalog[job.model]
    let now = bench.clock.now()
    let submitted = job.submittedAt ?? job.createdAt
    let isFound = now.timeIntervalSince(submitted) > PollSchedule.found
    let course = Course(
      client: client, lease: lease, deadline: schema?.deadline ?? 3600, submitted: submitted,
      found: isFound ? now : nil)
    var first = now.addingTimeInterval(schedule(job).first)
    if isFound {
      // Found at start, or asked again: it may long be ready. One after the other, in the order of the
      // calls, so that those whose time runs out are not behind those that have time.
      first = max(now, lastFound.addingTimeInterval(QuestionPace.shortest))
      lastFound = first
    }
    bench.tasks.start(.asking, job.id) { [first] in
      await self.follow(job, course, first: first)
    }
  }

  /// Anew before each question: jobs that were sent together learn from the first of them.
  private func schedule(_ job: Job) -> PollSchedule {
    PollSchedule(latency: latencies.latency(of: job))
  }

  private struct Course: Sendable {
    let client: APIClient
    let lease: Lease?
    /// Seconds from the submit.
    let deadline: Double
    let submitted: Date
    /// When it was found, where it was not just submitted.
    let found: Date?

    func age(_ now: Date) -> Double { now.timeIntervalSince(submitted) }
  }

  private enum Turn {
    /// It is under way, by the provider's own word.
    case running(Job)
    /// The question brought nothing, or only that questions are too many.
    case again(Job, failures: Int)
    /// The provider does not know it and its history has no clip.
    case gone(Job, Failure)
    case ended
  }

  private func follow(_ first: Job, _ course: Course, first due: Date) async {
    var job = first
    var failures = 0
    var goneTurns = 0
    var due = due
    while await isDue(due), await bench.isOurs(job, under: course.lease) {
      let age = course.age(bench.clock.now())
      switch await ask(job, course, age: age) {
      case .ended: return
      case .running(let next):
        (job, failures, goneTurns) = (next, 0, 0)
      case .again(let next, let more):
        (job, failures) = (next, failures + more)
      case .gone(let next, let failure):
        (job, failures, goneTurns) = (next, 0, goneTurns + 1)
        if goneTurns == 3 { return await giveUp(job, failure, course) }
      }
      // A job whose time is over is told so by the provider, or where that cannot be reached at all.
      if age > course.deadline, goneTurns == 0, failures == 0 || failures >= 3 || job.isLate {
        let failure = Failure.deadline(job.model)
        guard failures == 0, age > PollSchedule.kept else {
          await bench.ledger.record(.delayed(failure), to: job, under: course.lease)
          return
        }
        return await bench.expire(job, .neverFinished(job.model), under: course.lease)
      }
      let now = bench.clock.now()
      let delay = schedule(job).delay(
        elapsed: age, failures: failures + goneTurns,
        sinceFound: course.found.map(now.timeIntervalSince))
      due = now.addingTimeInterval(delay)
    }
  }

  /// The provider and its history know nothing of it. While the provider should still have it that may be a
  /// fault of theirs.
  private func giveUp(_ job: Job, _ failure: Failure, _ course: Course) async {
    if let until = job.keptUntil, bench.clock.now() < until {
      await bench.ledger.record(.delayed(failure), to: job, under: course.lease)
    } else {
      await bench.expire(job, failure, under: course.lease)
    }
  }

  /// Waits for that moment; false where the asking is over.
  private func isDue(_ due: Date) async -> Bool {
    let wait = due.timeIntervalSince(bench.clock.now())
    if wait > 0 { try? await bench.clock.sleep(wait) }
    return !Task.isCancelled
  }

  private func ask(_ job: Job, _ course: Course, age: Double) async -> Turn {
    guard let id = job.requestID else { return .ended }
    let client = course.client
    var answer = await client.status(requestID: id, statusURL: job.statusURL)
    if case .completed = answer {
      answer = await client.result(requestID: id, responseURL: job.responseURL)
    }
    switch answer {
    case .running(.queued): return .running(job)
    case .running(.processing):
      guard job.state == .queued else { return .running(job) }
      let next = await bench.ledger.record(.started, to: job, under: course.lease)
      return next.map(Turn.running) ?? .ended
    case .completed(let finished):
      await downloader.take(
        finished.outputURL, cost: finished.cost, seed: finished.seed, reply: finished.reply,
        of: job, under: course.lease)
      return .ended
    case .failed(let failure, let reply):
      await bench.end(job, failure, reply: reply, under: course.lease)
      return .ended
    case .refusedKey(let failure):
      bench.say(.notice("\(failure.message) Open jobs are asked about again later."))
      return .again(job, failures: 5)
    case .transient: return .again(job, failures: 1)
    case .gone(let failure): return await askHistory(job, course, failure, age: age)
    }
  }

  /// A 404 ends nothing by itself: right after the submit the id may not be known yet, and after an hour
  /// the account's history still has the URL for days.
  private func askHistory(
    _ job: Job, _ course: Course, _ gone: Failure, age: Double
  ) async -> Turn {
    guard age > 30, let id = job.requestID else { return .again(job, failures: 1) }
    switch await course.client.historyItem(requestID: id) {
    case .failure: return .again(job, failures: 1)
    case .success(let row):
      if let row, let url = row.outputURL {
        await downloader.take(url, cost: row.cost, of: job, under: course.lease)
        return .ended
      }
      if let row, row.status == "FAILED" {
        await bench.end(job, .failedInHistory(row.error), under: course.lease)
        return .ended
      }
      // Whatever it is called: it has not ended.
      if let row, row.status != "COMPLETED" { return .running(job) }
      return .gone(job, gone)
    }
  }
}
