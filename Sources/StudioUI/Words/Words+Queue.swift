import Jobs

extension Words {
  static let queuePaused = "queue paused"

  /// Where a job stands that is to be sent: "waiting, 3 before it"; nil where none is before it, or it waits for
  /// a person.
  static func place(_ job: Job, in jobs: JobsState) -> String? {
    guard job.state == .waiting, job.pause == nil else { return nil }
    let ahead = jobs.ahead(of: job)
    return ahead == 0 ? nil : "\(job.state.word), \(ahead) before it"
  }

  /// Why a job is not sent that waits for nothing else.
  static func queueNote(_ job: Job, _ jobs: JobsState, _ keymap: Keymap) -> String? {
    guard jobs.isQueuePaused, job.state == .waiting, job.pause == nil else { return nil }
    return "\(queuePaused); \(keymap.name(of: .pauseQueue)) lets it go on"
  }

  /// In the box that shows the amount.
  static func waitsInQueue(_ keymap: Keymap) -> String {
    "The queue is paused: it waits until \(keymap.name(of: .pauseQueue)) in the list of jobs lets that go on."
  }
}
