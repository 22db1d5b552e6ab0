import FoundationEssentials
import Jobs
import Schema

extension Words {
  /// Price and time of a draft, each with the word of the library's own jobs where there is one:
  /// `0.005 credits · own median of 12: 0.005, about 16 s`.
  static func priceAndTime(_ state: StudioState, _ model: ModelSchema, _ form: FormState) -> String
  {
    if let several = several(state, model, form) { return several }
    let values = form.values
    let price = price(state.estimate(model, values))
    guard let own = state.jobs.experience[model.slug] else {
      let time = state.expectation(model, values).map { "about \(rounded($0.seconds))" }
      return [price, time].compactMap(\.self).joined(separator: " · ")
    }
    return "\(price) · \(ownJobs(own, model, values))"
  }

  /// "own median of 12: 0.005, about 16 s", for the box that shows the amount; the time alone where none of them had
  /// these settings.
  static func ownJobs(_ own: Experience, _ model: ModelSchema, _ values: Values) -> String {
    let words = [
      own.cost(model, values).map { money($0.median) },
      "about \(rounded(own.seconds...own.seconds))",
    ].compactMap(\.self).joined(separator: ", ")
    return "\(ownMedian(own.jobs)): \(words)"
  }

  /// An estimate is no truer than to five seconds once it is a minute.
  static func rounded(_ seconds: ClosedRange<Double>) -> String {
    let low = rounded(seconds.lowerBound)
    let high = rounded(seconds.upperBound)
    return low == high ? low : "\(low) to \(high)"
  }

  static func rounded(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 60 else { return duration(seconds) }
    return duration((seconds / 5).rounded() * 5)
  }

  /// What is out of the ordinary with a job that the provider has: it is late, or its result is not
  /// kept much longer.
  static func note(_ job: Job, _ expected: Expectation?, now: Date) -> String? {
    guard job.state.isPolled || job.state == .submitting || job.state == .downloading else {
      return nil
    }
    var parts: [String] = []
    if let start = job.submittedAt, job.state != .downloading, let expected,
      expected.isLate(now.timeIntervalSince(start))
    {
      parts.append("usually \(rounded(expected.seconds))")
    }
    if job.contract == .v2, job.state != .submitting, let until = job.keptUntil {
      let left = until.timeIntervalSince(now)
      if left <= 0 {
        parts.append("kept no longer than now")
      } else if left < soon {
        parts.append("kept \(left < 60 ? duration(left) : "\(Int(left / 60)) min") more")
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// When it is told how long the provider keeps a result.
  private static let soon = 2700.0
}
