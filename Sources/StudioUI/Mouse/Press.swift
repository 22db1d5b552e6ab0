import FoundationEssentials
import TerminalCore

/// The last press of the mouse: a second one at once and at the same place belongs to it.
struct Press: Hashable, Sendable {
  let point: Point
  let date: Date
  let target: Target?

  /// As long as desktops wait for the second press.
  private static let pause = 0.5

  func isFollowed(by point: Point, at date: Date) -> Bool {
    point == self.point && (0...Self.pause).contains(date.timeIntervalSince(self.date))
  }
}
