import FoundationEssentials

/// How fast questions about all jobs together follow each other: however many jobs there are, with all other requests
/// no faster than the provider's plans allow; slower after a 429, then slowly faster again.
struct QuestionPace: Hashable, Sendable {
  /// Seconds between two requests: a thousand a minute, which the largest plan allows. Source: pricing page.
  static let shortest = 0.06
  /// Sixty a minute, the smallest plan's.
  static let longest = 1.0

  private var spacing = shortest
  private var next = Date.distantPast

  /// When somebody may ask who comes now; the turns are given in the order of the calls.
  mutating func turn(at now: Date) -> Date {
    let turn = max(now, next)
    next = turn.addingTimeInterval(spacing)
    return turn
  }

  /// A request goes out that waits for no turn: the next question does instead.
  mutating func passed(at now: Date) { _ = turn(at: now) }

  mutating func answered() { spacing = max(Self.shortest, spacing * 0.99) }

  /// 429: all of them were too many.
  mutating func refused() { spacing = min(Self.longest, spacing * 2) }
}
