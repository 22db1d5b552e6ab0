import FoundationEssentials

/// How fast questions about all jobs together follow each other: however many jobs there are, they take not quite half
/// of what the provider's plans allow, and leave the rest to results, uploads and what else somebody waits for. Slower
/// after a 429, then slowly faster again.
struct QuestionPace: Hashable, Sendable {
  /// Seconds between two questions: the largest plan allows a thousand requests a minute. Source: pricing page.
  static let shortest = 0.125
  /// The smallest allows sixty.
  static let longest = 2.0

  private var spacing = shortest
  private var next = Date.distantPast

  /// When somebody may ask who comes now; the turns are given in the order of the calls.
  mutating func turn(at now: Date) -> Date {
    let turn = max(now, next)
    next = turn.addingTimeInterval(spacing)
    return turn
  }

  mutating func answered() { spacing = max(Self.shortest, spacing * 0.99) }

  /// 429: all of them were too many.
  mutating func refused() { spacing = min(Self.longest, spacing * 2) }
}
