/// When to ask about a job again: seldom while it cannot be ready, often around the time it should be.
package struct PollSchedule: Hashable, Sendable {
  /// Seconds from submit to result that are usual for the model, where somebody says so.
  package let expected: Double?

  package init(expected: Double?) { self.expected = expected }

  /// Seconds from the submit to the first question: a job can fail at once.
  package var first: Double { expected.map { min(2, max(0.5, $0 / 8)) } ?? 2 }

  /// A job is found, and not just submitted, where it is older than so many seconds.
  package static let found = 5.0
  /// Seconds between the first questions about jobs that were found together.
  package static let spacing = 0.05
  /// Seconds after each look for lost answers: the history may be late, or out of reach for days. It has a clip
  /// for seven.
  package static let looks =
    [2.0, 5, 15, 60] + Array(repeating: 300, count: 24) + Array(repeating: 3600, count: 22)
    + Array(repeating: 21_600, count: 24)
  /// Seconds before each question to the history for the clip of one request.
  package static let locates = [0.0, 2, 10, 30] + Array(repeating: 60, count: 10)

  /// Seconds from the submit after which the provider's history has no clip any more: an answer that brings
  /// none is then the last.
  package static let kept = 7 * 86_400.0

  /// Seconds until a late job is seen to again: ever more.
  ///
  /// - Parameter elapsed: seconds since the submit.
  package static func late(elapsed: Double) -> Double { min(21_600, max(300, elapsed / 4)) }

  /// Seconds from now until the next question.
  ///
  /// - Parameters:
  ///   - elapsed: seconds since the submit.
  ///   - failures: how many questions in a row brought no answer.
  ///   - sinceFound: seconds since it was found, where it was. It has long been due, so the first questions
  ///     follow each other quickly, then ever more slowly.
  package func delay(elapsed: Double, failures: Int, sinceFound: Double? = nil) -> Double {
    guard failures == 0 else { return min(60, 2 * pow2(min(failures, 5))) }
    let usual = usual(elapsed)
    return sinceFound.map { min(usual, max(1, $0)) } ?? usual
  }

  private func usual(_ elapsed: Double) -> Double {
    guard let expected, elapsed < expected * 3 else {
      return elapsed < 20 ? 2 : elapsed < 120 ? 5 : 10
    }
    if elapsed < 4 { return first }
    let step = elapsed < expected * 0.6 ? expected / 6 : expected / 16
    return min(10, max(1, step))
  }

  private func pow2(_ exponent: Int) -> Double { Double(1 << exponent) }
}
