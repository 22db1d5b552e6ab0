import FoundationEssentials

extension ResponseHead {
  /// Seconds to wait after a 429: 1 to 120, 5 where the answer does not say.
  ///
  /// `Retry-After` is honoured though the API is not known to send it; else `x-rate-limit-reset-at-utc`
  /// (documented, without its format) is counted from the answer's own `Date`, so that a wrong clock here
  /// does no harm.
  package var retryAfter: Double {
    min(max(statedWait ?? 5, 1), 120)
  }

  private var statedWait: Double? {
    let now = date
    if let text = self["retry-after"] {
      if let seconds = Double(text), seconds.isFinite { return seconds }
      if let now, let then = WireDate.parse(text) { return then.timeIntervalSince(now) }
    }
    guard let text = self["x-rate-limit-reset-at-utc"] else { return nil }
    // A number too small for any moment of this century can only be a number of seconds.
    if let seconds = Double(text), (0..<100_000_000) ~= seconds { return seconds }
    guard let now, let then = WireDate.parse(text) else { return nil }
    return then.timeIntervalSince(now)
  }
}
