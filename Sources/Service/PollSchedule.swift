/// When to ask about a job again: seldom while it cannot be ready, often around the time it should be.
package struct PollSchedule: Hashable, Sendable {
  /// Seconds from submit to result that are usual for the model, where somebody says so.
  package let expected: Double?

  package init(expected: Double?) { self.expected = expected }

  /// Seconds from the submit to the first question: a job can fail at once.
  package var first: Double { expected.map { min(2, max(0.5, $0 / 8)) } ?? 2 }

  /// Seconds from now until the next question.
  ///
  /// - Parameters:
  ///   - elapsed: seconds since the submit.
  ///   - failures: how many questions in a row brought no answer.
  package func delay(elapsed: Double, failures: Int) -> Double {
    guard failures == 0 else { return min(60, 2 * pow2(min(failures, 5))) }
    guard let expected, elapsed < expected * 3 else {
      return elapsed < 20 ? 2 : elapsed < 120 ? 5 : 10
    }
    if elapsed < 4 { return first }
    let step = elapsed < expected * 0.6 ? expected / 6 : expected / 16
    return min(10, max(1, step))
  }

  private func pow2(_ exponent: Int) -> Double { Double(1 << exponent) }
}
