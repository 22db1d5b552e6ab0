import Jobs
import TerminalCore

/// Which jobs a command is about where it may be about several.
extension StudioState {
  /// In a list the marked ones, where there are any, else those of the chosen row.
  var jobsToActOn: [Job] {
    guard overlays.isEmpty else { return chosenJob.map { [$0] } ?? [] }
    if !marked.isEmpty { return marked.compactMap(job) }
    guard let job = chosenJob else { return [] }
    return view == .history ? history.members(of: job.id) : [job]
  }

  /// Marks the jobs of the chosen row, or takes their marks away, and goes on to the next.
  mutating func markJob() -> [Effect] {
    guard let job = chosenJob else { return [] }
    let jobs = overlays.isEmpty && view == .history ? history.members(of: job.id) : [job]
    if jobs.allSatisfy({ marked.contains($0.id) }) {
      let ids = Set(jobs.map(\.id))
      marked.removeAll { ids.contains($0) }
    } else {
      mark(jobs)
    }
    if case .detail = overlays.last { return [] }
    return move(.down)
  }

  /// Marks all that fit the filter, or the whole list beside the form; where all are marked, takes all marks away.
  mutating func markAll() -> [Effect] {
    if let problem = filterProblem {
      toast = problem
      return []
    }
    let listed = view == .history ? history.jobs : jobs.all
    guard listed.contains(where: { !marked.contains($0.id) }) else {
      marked = []
      return []
    }
    guard view == .history, history.total > listed.count else {
      mark(listed)
      toast = Words.marked(marked.count)
      return []
    }
    return [.loadFitting(history.query)]
  }

  /// All that fit were read, beyond those in sight.
  mutating func take(fitting found: [Job], of query: JobQuery, isMore: Bool) {
    guard view == .history, query == history.query else { return }
    history.fitting = Set(found.map(\.id))
    mark(found)
    toast = Words.marked(marked.count, isMore: isMore)
  }

  mutating func mark(_ jobs: [Job]) {
    let known = Set(marked)
    marked += jobs.map(\.id).filter { !known.contains($0) }
    for job in jobs { markedJobs[job.id] = job }
  }

  // MARK: A first word

  /// Why nothing is done to what the history shows: it is not what was asked for.
  private var filterProblem: String? {
    view == .history ? history.query.problems.first.map(Words.wrongFilter) : nil
  }

  /// How many marked jobs the present list does not have.
  var markedElsewhere: Int {
    guard !marked.isEmpty else { return 0 }
    let listed = Set((view == .history ? history.jobs : jobs.all).map(\.id))
    return marked.count {
      !listed.contains($0) && !(view == .history && history.fitting.contains($0))
    }
  }

  /// What is said before a command is done to marked jobs that are not in the present list; the same command
  /// once more does it.
  mutating func firstWord(_ command: CommandID) -> String? {
    // The palette is a way to the same command.
    guard overlays.isEmpty, command != .palette else { return nil }
    let isSecond = announced == command
    announced = nil
    guard command.actsOnSeveral else { return nil }
    if let problem = filterProblem { return problem }
    guard !isSecond else { return nil }
    let elsewhere = markedElsewhere
    guard elsewhere > 0 else { return nil }
    announced = command
    return Words.markedElsewhere(elsewhere, of: marked.count)
  }

  /// What is known of marked jobs that are out of sight is forgotten with their marks.
  mutating func settleMarks() {
    if marked.isEmpty, !markedJobs.isEmpty { markedJobs = [:] }
  }
}
