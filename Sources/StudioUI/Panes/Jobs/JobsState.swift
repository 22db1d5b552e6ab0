package import Jobs

/// The jobs that the studio shows beside the form.
package struct JobsState: Hashable, Sendable {
  package var open: [Job] = []
  /// The newest of all jobs without the forgotten ones.
  package var recent: [Job] = []
  package var progress: [String: TransferProgress] = [:]
  /// What the library's own jobs took and cost, by model.
  package var experience: [String: Experience] = [:]
  /// By identity, so that a new job does not move the choice.
  package var chosen: String?
  package var scroll = 0
  package var isLoaded = false

  /// Open ones and recent ones, the newest first.
  package var all: [Job] {
    let openIDs = Set(open.map(\.id))
    return (open + recent.filter { !openIDs.contains($0.id) && !$0.state.isOpen })
      .sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
  }

  /// Those to which something still happens by itself; not those that wait for a person, and not those
  /// whose answer was lost.
  var moving: [Job] {
    open.filter { $0.state.isOpen && $0.pause == nil && !($0.state.isPolled && $0.failure != nil) }
  }

  /// What needs a person first, then what runs, then what ended; the newest first among equals.
  package var mostUrgent: [Job] {
    func rank(_ job: Job) -> Int {
      if job.pause != nil || job.state == .unknown { return 0 }
      return job.state.isOpen ? 1 : 2
    }
    return all.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .map(\.element)
  }
}
