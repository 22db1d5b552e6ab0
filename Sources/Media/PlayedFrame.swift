package import TerminalCore

/// A picture of a clip that plays, and when it is due in it.
package struct PlayedFrame: Hashable, Sendable {
  package let picture: Picture
  /// From the start of the clip.
  package let seconds: Double

  package init(picture: Picture, seconds: Double) {
    self.picture = picture
    self.seconds = seconds
  }
}
