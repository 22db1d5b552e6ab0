/// Says when the seconds on the screen have to go on: once a second while something counts, never else.
struct Ticker {
  private var next: ContinuousClock.Instant?

  static let interval = Duration.seconds(1)

  /// Starts counting at `now` where it is needed and was not running, stops where it is not.
  mutating func run(_ isNeeded: Bool, now: ContinuousClock.Instant) {
    if !isNeeded {
      next = nil
    } else if next == nil {
      next = now + Self.interval
    }
  }

  /// When the loop has to wake for it; nil for never.
  var deadline: ContinuousClock.Instant? { next }

  /// Whether a second has passed; the next one is counted from now.
  mutating func isDue(_ now: ContinuousClock.Instant) -> Bool {
    guard let next, now >= next else { return false }
    self.next = now + Self.interval
    return true
  }
}
