/// When to ask about a job again: seldom while it cannot be ready, often around the time it should be.
///
/// For a latency with hazard h, no schedule has a smaller product of questions and mean lag than one whose rate is
/// proportional to √h; it is then ½(∫√(f·S))², by Cauchy and Schwarz from ∫r·S questions and a lag of ∫f/(2r) (f density,
/// S survival, r rate). Here r = ρ·√(h·mean): where nothing is known, h is 1/mean, and what follows is the loop
/// of the official SDK, a question every two seconds. Where more is known, questions and lag grow less in the same measure.
package struct PollSchedule: Hashable, Sendable {
  package let latency: Latency
  /// ρ: questions a second about a job of which nothing is known.
  private let rate: Double

  package init(latency: Latency, rate: Double = 0.5) {
    self.latency = latency
    self.rate = rate
  }

  /// Seconds from the submit to the first question. A job can fail at once, so one comes soon where all others come late.
  package var first: Double {
    let soon = min(2, max(0.5, latency.mean / 8))
    let due = usual(0)
    return due > Self.soonEnough ? soon : max(soon, due)
  }

  /// Seconds after which a job that failed at once is told of soon enough to save a question.
  private static let soonEnough = 15.0

  /// No two questions about a job are nearer to each other.
  private static let shortest = 0.25
  /// None are farther apart, unless they bring no answer; and fewer seconds where it takes far longer than usual.
  private static let longest = (usual: 30.0, overdue: 10.0)

  /// A job is found, and not just submitted, where it is older than so many seconds.
  package static let found = 5.0
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

  /// As long as it takes till the rate adds up to one question.
  private func usual(_ elapsed: Double) -> Double {
    let longest =
      elapsed < 3 * latency.mean ? Self.longest.usual : Self.longest.overdue
    var (time, questions) = (elapsed, 0.0)
    while questions < 1, time - elapsed < longest {
      let step = min(0.25, max(0.02, time / 200))
      let now = rate * (latency.hazard(at: time + step / 2) * latency.mean).squareRoot()
      let part = min(step, (1 - questions) / now)
      questions += part < step ? 1 : now * step
      time += part
    }
    return min(longest, max(Self.shortest, time - elapsed))
  }

  private func pow2(_ exponent: Int) -> Double { Double(1 << exponent) }
}
