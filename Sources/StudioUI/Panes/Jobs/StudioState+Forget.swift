import Jobs

/// Taking ended jobs out of the list, and back.
extension StudioState {
  mutating func forgetChosen() -> [Effect] {
    guard let job = chosenJob else { return [] }
    jobs.recalled = []
    jobs.forgotten.append(job)
    return [.forget(job.id)]
  }

  mutating func undoForget() -> [Effect] {
    guard let job = jobs.forgotten.popLast() else { return [] }
    jobs.recalled.append(job)
    jobs.chosen = job.id
    toast = Words.recalled(job)
    return [.recall(job.id)]
  }

  mutating func redoForget() -> [Effect] {
    guard let job = jobs.recalled.popLast() else { return [] }
    jobs.forgotten.append(job)
    return [.forget(job.id)]
  }
}
