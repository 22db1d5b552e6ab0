import Jobs
import Schema

/// How long a job takes, and who says so: the library's own jobs once there are some, before that the
/// model's page.
struct Expectation: Hashable {
  let seconds: ClosedRange<Double>
  /// Of how many own jobs it is the median; nil where the page says so.
  let ownJobs: Int?

  /// A job is late at so many times of what was expected.
  static let lateness = 1.5

  func isLate(_ elapsed: Double) -> Bool {
    elapsed > max(seconds.upperBound * Self.lateness, seconds.upperBound + 5)
  }
}

extension StudioState {
  func expectation(_ model: ModelSchema, _ values: Values) -> Expectation? {
    if let own = jobs.experience[model.slug] {
      return Expectation(seconds: own.seconds...own.seconds, ownJobs: own.jobs)
    }
    return model.seconds?.bounds(for: values).map { Expectation(seconds: $0, ownJobs: nil) }
  }

  func expectation(_ job: Job) -> Expectation? {
    models.first { $0.slug == job.model }.flatMap { expectation($0, job.values) }
  }
}
