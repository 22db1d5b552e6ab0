import Jobs

/// Something a person did to a job that can be taken back, since it is nothing of its life.
enum JobAct: Hashable, Sendable {
  /// Took it out of the list.
  case forgot(Job)
  case tagged(Job, from: [String], to: [String])
}
