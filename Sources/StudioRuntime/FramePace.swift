/// Decides when a changed screen is drawn: after a key at once, after news at most fifteen times a
/// second, whatever was drawn for keys meanwhile.
struct FramePace {
  private var isChanged = true
  private var isUrgent = true
  /// When news were drawn.
  private var last: ContinuousClock.Instant?

  static let interval = Duration.milliseconds(67)

  mutating func changed(urgently: Bool) {
    isChanged = true
    if urgently { isUrgent = true }
  }

  /// When the loop has to wake to draw; nil where there is nothing to draw.
  var deadline: ContinuousClock.Instant? {
    guard isChanged else { return nil }
    return last.map { $0 + Self.interval }
  }

  /// Whether it is to be drawn now; says so once.
  mutating func takesFrame(_ now: ContinuousClock.Instant) -> Bool {
    guard isChanged, isUrgent || last.map({ now >= $0 + Self.interval }) ?? true else {
      return false
    }
    if !isUrgent { last = now }
    isChanged = false
    isUrgent = false
    return true
  }
}
