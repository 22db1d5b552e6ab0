package import TerminalCore

/// Frames of a clip that are to be shown.
package struct FrameWish: Hashable, Sendable {
  package let path: String
  /// In seconds from the start.
  package let moments: [Double]
  /// The cells that each has.
  package let room: Size
  /// So many in each picture at the most; nil where two for each cell are enough.
  package let pixels: Int?

  /// All frames of a wish together have so many: a line takes them in a moment.
  package static let mostPixels = 1 << 18

  package init(path: String, moments: [Double], room: Size, pixels: Int? = nil) {
    self.path = path
    self.moments = moments
    self.room = room
    self.pixels = pixels
  }
}
