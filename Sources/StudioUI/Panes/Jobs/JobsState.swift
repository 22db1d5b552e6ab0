package import Jobs

/// The jobs that the studio shows beside the form.
package struct JobsState: Hashable, Sendable {
  package var list = JobList()
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

  package var open: [Job] { list.open }
  package var recent: [Job] { list.recent }
  package var all: [Job] { list.all }

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

  /// How many of them are worth waiting for.
  var moving: Int { list.underWay + (isQueuePaused ? 0 : list.waiting) }
}
