import FoundationEssentials
package import Schema

/// What the library's own jobs of a model took and cost, once there are some.
package struct Experience: Hashable, Sendable {
  /// How many jobs it comes from; the newest saved ones, at most twenty.
  package let jobs: Int
  /// From the submit to the saved clip; the median, in seconds. The time that no program was there to
  /// fetch it does not count.
  package let seconds: Double
  /// Those of which the provider named the cost.
  private let priced: [Priced]

  private struct Priced: Hashable {
    let values: Values
    let cost: Double
  }

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
    priced = jobs.compactMap { job in job.cost.map { Priced(values: job.values, cost: $0) } }
    seedsReported = jobs.count { $0.seed != nil && $0.reportedSeed != nil }
    otherSeeds = jobs.count { $0.otherSeed != nil }
  }

  /// The median in US dollars of those with the same settings, and how many they are; nil where there is none: what
  /// others cost says nothing of it.
  package func cost(_ schema: ModelSchema, _ values: Values) -> (median: Double, jobs: Int)? {
    let settings = schema.settings.compactMap(schema.parameter)
    // What is not sent is what the page says.
    func value(_ parameter: Parameter, _ values: Values) -> Value {
      let value = values[parameter.name] ?? .null
      return value.isNull ? parameter.defaultValue : value
    }
    let costs = priced.filter { past in
      settings.allSatisfy { value($0, past.values).isEqualAsJSON(to: value($0, values)) }
    }.map(\.cost)
    return costs.median.map { ($0, costs.count) }
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
