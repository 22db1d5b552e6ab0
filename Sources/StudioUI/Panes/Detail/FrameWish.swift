package import TerminalCore

/// Frames of a clip that are to be shown.
package struct FrameWish: Hashable, Sendable {
  package let path: String
  /// In seconds from the start.
  package let moments: [Double]
  /// The cells that each has.
  package let room: Size

  package init(path: String, moments: [Double], room: Size) {
    self.path = path
    self.moments = moments
    self.room = room
  }
}
