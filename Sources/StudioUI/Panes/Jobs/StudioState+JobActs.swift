import Jobs

/// Taking ended jobs out of the list, saying something of any, and taking that back.
extension StudioState {
  mutating func forgetChosen() -> [Effect] {
    let all = jobsToActOn
    let jobs = fitting(.forget)
    let effects = jobs.isEmpty ? [] : act(.forgot(jobs))
    if all.count > 1 { tellLeftOut(.forget, jobs.count, of: all) }
    return effects
  }

  mutating func tag(_ id: String, _ tags: [String]) -> [Effect] {
    job(id).map { say(.tags(tags), of: [$0]) } ?? []
  }

  /// Rates or judges the jobs; where all have that already, takes it back.
  mutating func toggle(_ remark: Remark, none: Remark) -> [Effect] {
    let jobs = jobsToActOn
    return say(jobs.allSatisfy { remark.now(in: $0) == remark } ? none : remark, of: jobs)
  }

  /// Says something of the jobs of which it is not said yet.
  mutating func say(_ remark: Remark, of jobs: [Job]) -> [Effect] {
    say(
      jobs.filter { remark.now(in: $0) != remark }
        .map { JobAct.Change(job: $0, before: remark.now(in: $0), after: remark) })
  }

  mutating func say(_ changes: [JobAct.Change]) -> [Effect] {
    changes.isEmpty ? [] : act(.remarked(changes))
  }

  mutating func takeBack() -> [Effect] {
    guard let act = jobs.acts.popLast() else { return [] }
    jobs.takenBack.append(act)
    switch act {
    case .forgot(let forgotten):
      jobs.chosen = forgotten.last?.id
      toast = Words.recalled(forgotten)
      return forgotten.map { .recall($0.id) }
    case .remarked(let changes):
      toast = Words.remarked(changes.map { ($0.job, $0.before) }, isTakenBack: true)
      return changes.map { .remark($0.job.id, $0.before) }
    }
  }

  mutating func doAgain() -> [Effect] {
    jobs.takenBack.popLast().map { does($0) } ?? []
  }

  /// Of what is emptied nothing can be taken back.
  mutating func forgetActsOnTrash() {
    var gone = Set(history.jobs.filter { $0.trashedAt != nil }.map(\.id))
    for case .remarked(let changes) in jobs.acts {
      for change in changes {
        guard case .trashed(let date) = change.after else { continue }
        if date == nil { gone.remove(change.job.id) } else { gone.insert(change.job.id) }
      }
    }
    jobs.acts = jobs.acts.compactMap { $0.without(gone) }
    jobs.takenBack = jobs.takenBack.compactMap { $0.without(gone) }
  }

  private mutating func act(_ act: JobAct) -> [Effect] {
    jobs.takenBack = []
    return does(act)
  }

  private mutating func does(_ act: JobAct) -> [Effect] {
    jobs.acts.append(act)
    switch act {
    case .forgot(let forgotten): return forgotten.map { .forget($0.id) }
    case .remarked(let changes):
      toast = Words.remarked(changes.map { ($0.job, $0.after) })
      return changes.map { .remark($0.job.id, $0.after) }
    }
  }
}
