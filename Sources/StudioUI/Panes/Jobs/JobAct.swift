import Jobs

/// Something a person did to jobs that can be taken back, since it is nothing of their lives.
enum JobAct: Hashable, Sendable {
  /// Took them out of the list.
  case forgot([Job])
  /// Said something of them, in place of what was said before.
  case remarked([Change])

  /// What is left of it without some jobs; nil for nothing.
  func without(_ gone: Set<String>) -> JobAct? {
    switch self {
    case .forgot(let jobs):
      let rest = jobs.filter { !gone.contains($0.id) }
      return rest.isEmpty ? nil : .forgot(rest)
    case .remarked(let changes):
      let rest = changes.filter { !gone.contains($0.job.id) }
      return rest.isEmpty ? nil : .remarked(rest)
    }
  }

  struct Change: Hashable, Sendable {
    let job: Job
    let before: Remark
    let after: Remark
  }
}
