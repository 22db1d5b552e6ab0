import FoundationEssentials
import Jobs

/// How fast generations are sent: so many at a time and in a minute, of one model and altogether. Less after
/// a 429, then slowly more again; almost nothing while no answer comes.
struct Pace: Hashable, Sendable {
  /// When a job may be sent.
  enum Turn: Hashable, Sendable {
    case now
    case at(Date)
    /// When one of those that are being sent has its answer.
    case afterAnother
  }

  /// What a send has shown.
  enum Finding: Hashable, Sendable {
    case answered
    /// 429: nothing before so many seconds have passed.
    case tooMany(seconds: Double)
    /// No connection, or no answer that can be understood.
    case unanswered
    /// Nothing was sent.
    case nothing
  }

  private let limits: SendingLimits
  private var sending: [String: Int] = [:]
  /// When those of the last minute were begun, oldest first.
  private var begun: [Date] = []
  private var quota = RetryQuota()

  /// The part of the limits that is in use.
  private(set) var share = 1.0
  /// When it was made less last: what was under way then says nothing new.
  private var lessSince = Date.distantPast
  private var heldUntil = Date.distantPast
  /// How often the answer was 429 since it was another one.
  private var refusals = 0

  private static let smallestShare = 0.125
  private static let raise = 0.0625

  init(limits: SendingLimits = SendingLimits()) { self.limits = limits }

  func turn(of model: String, at now: Date) -> Turn {
    let held = max(heldUntil, quota.heldUntil)
    guard held <= now else { return .at(held) }
    guard sending.values.reduce(0, +) < part(of: limits.atATime),
      sending[model, default: 0] < part(of: limits.ofAModel)
    else { return .afterAnother }
    let recent = begun.filter { now.timeIntervalSince($0) < 60 }
    let most = part(of: limits.inAMinute)
    guard recent.count < most else {
      return .at(recent[recent.count - most].addingTimeInterval(60))
    }
    return .now
  }

  mutating func begin(_ model: String, at now: Date) {
    sending[model, default: 0] += 1
    begun.removeAll { now.timeIntervalSince($0) >= 60 }
    begun.append(now)
    quota.asked(at: now)
  }

  mutating func end(_ model: String, begun date: Date, _ finding: Finding, at now: Date) {
    sending[model, default: 1] -= 1
    switch finding {
    case .nothing: break
    case .answered:
      quota.answered()
      refusals = 0
      share = min(1, share + Self.raise)
    case .unanswered:
      quota.failed(at: now)
    case .tooMany(let seconds):
      if date >= lessSince {
        share = max(Self.smallestShare, share / 2)
        lessSince = now
        refusals += 1
      }
      // Asked again too soon, whatever it said.
      let least = refusals < 2 ? 0 : RetryQuota.pause(after: refusals - 2)
      heldUntil = max(heldUntil, now.addingTimeInterval(max(seconds, least)))
    }
  }

  private func part(of limit: Int) -> Int { max(1, Int(Double(limit) * share)) }
}
