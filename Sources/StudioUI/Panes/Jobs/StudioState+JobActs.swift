import Jobs

/// Taking ended jobs out of the list, tagging any, and taking that back.
extension StudioState {
  mutating func forgetChosen() -> [Effect] {
    chosenJob.map { act(.forgot($0)) } ?? []
  }

  mutating func editTags() {
    guard let job = chosenJob else { return }
    let typed = job.tags.map { $0 + " " }.joined()
    overlays.append(.line(LineEdit(subject: .tags(job: job.id), field: TextField(typed))))
  }

  mutating func tag(_ id: String, _ tags: [String]) -> [Effect] {
    guard let job = job(id), job.tags != tags else { return [] }
    return act(.tagged(job, from: job.tags, to: tags))
  }

  mutating func takeBack() -> [Effect] {
    guard let act = jobs.acts.popLast() else { return [] }
    jobs.takenBack.append(act)
    switch act {
    case .forgot(let job):
      jobs.chosen = job.id
      toast = Words.recalled(job)
      return [.recall(job.id)]
    case .tagged(let job, let tags, _):
      toast = Words.tagged(job, tags)
      return [.tag(job.id, tags)]
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
    case .forgot(let job): return [.forget(job.id)]
    case .tagged(let job, _, let tags):
      toast = Words.tagged(job, tags)
      return [.tag(job.id, tags)]
    }
  }
}
