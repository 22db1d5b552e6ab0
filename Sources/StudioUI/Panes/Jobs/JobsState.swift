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
  /// Nothing is sent till a person says so.
  package var isQueuePaused = false
  package var spent = SpentSoFar()
  /// What one seed that was sent twice made, by model.
  package var probes: [String: SeedProbe] = [:]
  /// How many jobs one press made, by their token, where it made several.
  package var batches: [String: Int] = [:]

  /// What was done to jobs in this run and can be taken back, the last one last, and what was.
  var acts: [JobAct] = []
  var takenBack: [JobAct] = []

  /// Open ones and recent ones, the newest first; those that wait so that the next one is the lowest.
  package var all: [Job] {
    let openIDs = Set(open.map(\.id))
    return (open + recent.filter { !openIDs.contains($0.id) && !$0.state.isOpen })
      .sorted { ($0.place, $0.id) > ($1.place, $1.id) }
  }

  /// How many jobs are sent before this one.
  func ahead(of job: Job) -> Int {
    open.count { $0.state == .waiting && $0.pause == nil && $0.place < job.place }
  }

  /// Those to which something still happens by itself; not those that wait for a person, and not those
  /// whose answer was lost.
  var unfinished: [Job] {
    open.filter { job in
      job.state.isOpen && job.pause == nil && !(job.state == .waiting && isQueuePaused)
    }
  }

  /// Those of them that are worth waiting for.
  var moving: [Job] { unfinished.filter { !$0.isLate } }

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
