import FoundationEssentials

/// How many more questions somebody is worth who does not answer. Each failure uses one up and each answer
/// earns one back; with none left, one is asked at a time, after ever longer pauses.
///
/// It is shared by all who ask: so an outage is noticed once, and not by every job for itself.
struct RetryQuota: Hashable, Sendable {
  static let full = 5

  private var left = full
  /// Questions since none was left.
  private var probes = 0
  private var probeNotBefore = Date.distantPast
  private var isLeftAloneUntil = Date.distantPast

  /// Nothing is asked before.
  var heldUntil: Date { max(probeNotBefore, isLeftAloneUntil) }

  mutating func answered() {
    left = min(Self.full, left + 1)
    probes = 0
    probeNotBefore = .distantPast
  }

  /// 429: an answer, but none who asks may ask again before.
  mutating func leaveAlone(until date: Date) {
    isLeftAloneUntil = max(isLeftAloneUntil, date)
  }

  mutating func failed(at now: Date) {
    guard left > 0 else { return }
    left -= 1
    if left == 0 { probe(at: now) }
  }

  /// A question goes out.
  mutating func asked(at now: Date) {
    if left == 0 { probe(at: now) }
  }

  private mutating func probe(at now: Date) {
    probeNotBefore = now.addingTimeInterval(Self.pause(after: probes))
    probes += 1
  }

  /// Seconds: 5, 10, 20, 40, then 60.
  static func pause(after failures: Int) -> Double { min(60, 5 * Double(1 << min(failures, 4))) }
}
