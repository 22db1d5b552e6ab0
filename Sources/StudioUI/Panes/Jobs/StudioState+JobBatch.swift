import Jobs
import Schema

/// The jobs of one press, looked at and acted on together.
extension StudioState {
  /// Those of the job's batch that are in the lists here, in their order.
  func batchmates(of job: Job) -> [Job] {
    var seen: Set<String> = []
    return (jobs.open + jobs.recent + history.jobs)
      .filter { $0.token == job.token && seen.insert($0.id).inserted }
      .sorted { $0.index < $1.index }
  }

  /// Marks all jobs of the chosen one's batch, or takes their marks away.
  mutating func markBatch() {
    guard let job = chosenJob else { return }
    let known = batchmates(of: job)
    guard !known.allSatisfy({ marked.contains($0.id) }) else {
      marked.removeAll { id in known.contains { $0.id == id } }
      return
    }
    mark(known)
    toast = Words.markedBatch(known.count, of: jobs.batches[job.token] ?? known.count, keymap)
  }

  var whyNoBatch: String? {
    guard let job = chosenJob else { return Words.noJobHere }
    return jobs.batches[job.token] == nil ? Words.noBatch : nil
  }

  /// Shows the amount for those of the marked jobs that left no clip: the failed ones, else the cancelled. What is maybe
  /// charged, an expired one for instance, is among them where nothing else is: it comes on top, which the box says.
  mutating func sendAgain(_ marked: [Job]) -> [Effect] {
    func legal(_ states: Set<JobState>) -> [Job] {
      marked.filter { job in
        states.contains(job.state)
          && models.first { $0.slug == job.model }.map {
            Check.problems($0, job.values).isEmpty
          } ?? false
      }
    }
    let ended = legal([.failed, .expired])
    let ways = [ended.filter { $0.charged != .maybe }, legal([.cancelled]), ended]
    guard let again = ways.first(where: { !$0.isEmpty }) else {
      toast = Words.noneToSendAgain(marked)
      return []
    }
    overlays.append(
      .confirm(
        Confirmation(
          again.map(\.draftAgain), token: tokens.next(), pressedAt: now, again: again,
          leftAside: marked.filter { !again.contains($0) })))
    let files = again.flatMap { job in
      models.first { $0.slug == job.model }.map { RequestBody.files($0, job.values) } ?? []
    }
    return Set(files).sorted().map { .checkFile(path: $0) }
  }
}
