import Jobs

/// Something a person did to jobs that can be taken back, since it is nothing of their lives.
enum JobAct: Hashable, Sendable {
  /// Took them out of the list.
  case forgot([Job])
  /// Said something of them, in place of what was said before.
  case remarked([Change])

  struct Change: Hashable, Sendable {
    let job: Job
    let before: Remark
    let after: Remark
  }
}
