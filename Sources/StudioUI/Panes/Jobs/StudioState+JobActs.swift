import Jobs

/// Taking ended jobs out of the list, saying something of any, and taking that back.
extension StudioState {
  /// The jobs that a command is about which may be about several: in a list the marked ones, where there are any.
  var jobsToActOn: [Job] {
    overlays.isEmpty && !marked.isEmpty
      ? marked.compactMap(job) : chosenJob.map { [$0] } ?? []
  }

  mutating func forgetChosen() -> [Effect] {
    let ended = jobsToActOn.filter(\.state.isEnded)
    return ended.isEmpty ? [] : act(.forgot(ended))
  }

  mutating func editTags() {
    guard let job = chosenJob else { return }
    let typed = job.tags.map { $0 + " " }.joined()
    overlays.append(.line(LineEdit(subject: .tags(job: job.id), field: TextField(typed))))
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
    let changes = jobs.filter { remark.now(in: $0) != remark }
      .map { JobAct.Change(job: $0, before: remark.now(in: $0), after: remark) }
    return changes.isEmpty ? [] : act(.remarked(changes))
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
      toast = Words.remarked(changes.map { ($0.job, $0.before) })
      return changes.map { .remark($0.job.id, $0.before) }
    }
  }

  mutating func doAgain() -> [Effect] {
    jobs.takenBack.popLast().map { does($0) } ?? []
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
