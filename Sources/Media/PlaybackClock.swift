/// Says when each frame of a clip that plays is shown: at its time, or not at all where that is over, so that
/// the clip never falls behind.
struct PlaybackClock {
  /// Frames a second.
  let rate: Double
  private var began: ContinuousClock.Instant?
  private var lastShown: ContinuousClock.Instant?

  /// Where every frame is late, one is shown this often all the same.
  private static let patience = Duration.milliseconds(250)

  init(rate: Double) { self.rate = rate }

  /// How long to wait before a frame is shown; nil where it is to be left out.
  ///
  /// - Parameters:
  ///   - index: its number, from 0. The clip begins with the first one.
  ///   - now: when it is there.
  mutating func wait(for index: Int, now: ContinuousClock.Instant) -> Duration? {
    let began = self.began ?? now
    self.began = began
    let due = began + .seconds(Double(index) / rate)
    let isOver = now >= due + .seconds(1 / rate)
    if isOver, let lastShown, now < lastShown + Self.patience { return nil }
    lastShown = max(now, due)
    return max(.zero, now.duration(to: due))
  }
}
