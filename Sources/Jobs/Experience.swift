import FoundationEssentials
import Schema

/// What the library's own jobs of a model took and cost, once there are some.
package struct Experience: Hashable, Sendable {
  /// How many jobs it comes from; the newest saved ones, at most twenty.
  package let jobs: Int
  /// From the submit to the saved clip; the median, in seconds. The time that no program was there to
  /// fetch it does not count.
  package let seconds: Double
  /// The median in US dollars; nil where the provider never named a cost.
  package let cost: Double?
  /// How many named a cost.
  package let pricedJobs: Int

  /// How many were told a seed by the provider, and how many of these another than was sent.
  package let seedsReported: Int
  package let otherSeeds: Int

  package static let mostJobs = 20

  /// Nil without any job that was submitted and saved.
  package init?(_ jobs: [Job]) {
    let durations = jobs.compactMap(\.secondsTaken)
    guard let seconds = durations.median else { return nil }
    self.jobs = durations.count
    self.seconds = seconds
    let costs = jobs.compactMap(\.cost)
    cost = costs.median
    pricedJobs = costs.count
    seedsReported = jobs.count { $0.seed != nil && $0.reportedSeed != nil }
    otherSeeds = jobs.count { $0.otherSeed != nil }
  }
}

extension Job {
  /// Seconds from the submit to the result, as the provider says, else to the saved clip; nil where that says
  /// nothing of the model, because nobody was there when it was ready.
  package var secondsTaken: Double? {
    guard let seen = submittedAt.flatMap({ finishedAt?.timeIntervalSince($0) }) else { return nil }
    // The provider's own figure (documented, optional) knows no pause here.
    let reply = rawReply.flatMap { try? Value(json: Data($0.utf8)) }
    if let said = reply?["metrics"]?["total_time"]?.number { return min(seen, said) }
    // A v1 clip that had to be fetched did not come with the answer that was waited for.
    return contract == .v1 && outputURL != nil ? nil : seen
  }
}

extension [Double] {
  fileprivate var median: Double? {
    guard !isEmpty else { return nil }
    let sorted = sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
