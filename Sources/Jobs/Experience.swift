import FoundationEssentials

/// What the library's own jobs of a model took and cost, once there are some.
package struct Experience: Hashable, Sendable {
  /// How many jobs it comes from; the newest saved ones, at most twenty.
  package let jobs: Int
  /// From the submit to the saved clip; the median, in seconds.
  package let seconds: Double
  /// The median in US dollars; nil where the provider never named a cost.
  package let cost: Double?

  package static let mostJobs = 20

  /// Nil without any job that was submitted and saved.
  package init?(_ jobs: [Job]) {
    let durations = jobs.compactMap { job in
      job.submittedAt.flatMap { job.finishedAt?.timeIntervalSince($0) }
    }
    guard let seconds = durations.median else { return nil }
    self.jobs = durations.count
    self.seconds = seconds
    cost = jobs.compactMap(\.cost).median
  }
}

extension [Double] {
  fileprivate var median: Double? {
    guard !isEmpty else { return nil }
    let sorted = sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
