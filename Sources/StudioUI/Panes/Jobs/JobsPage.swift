package import Jobs

/// What the library shows the studio at one moment: all open jobs, the newest ones, and a stretch of
/// those that fit a query.
package struct JobsPage: Hashable, Sendable {
  package let query: JobQuery
  /// How many newer ones fit than the first of `jobs`.
  package let first: Int
  /// All open ones, and the newest that were not forgotten.
  package let beside: JobList
  /// The newest first.
  package let jobs: [Job]
  /// How many fit the query.
  package let total: Int
  /// There are more that fit than were counted.
  package let isMore: Bool
  /// How many there are outside the trash, whatever the query.
  package let all: Int
  /// What the library's own jobs took and cost, by model.
  package let experience: [String: Experience]
  /// Nothing is sent till a person says so.
  package let isQueuePaused: Bool
  package let spent: SpentSoFar
  package let probes: [String: SeedProbe]
  /// How many jobs one press made, by their token, where it made several.
  package let batches: [String: Int]

  package init(
    query: JobQuery, first: Int, open: [Job], recent: [Job], jobs: [Job], total: Int,
    isMore: Bool = false, all: Int,
    experience: [String: Experience], isQueuePaused: Bool = false,
    spent: SpentSoFar = SpentSoFar(), probes: [String: SeedProbe] = [:],
    batches: [String: Int] = [:]
  ) {
    self.query = query
    self.first = first
    beside = JobList(open: open, recent: recent)
    self.jobs = jobs
    self.total = total
    self.isMore = isMore
    self.all = all
    self.experience = experience
    self.isQueuePaused = isQueuePaused
    self.spent = spent
    self.probes = probes
    self.batches = batches
  }
}
