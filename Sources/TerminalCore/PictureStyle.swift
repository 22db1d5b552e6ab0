/// How pictures are drawn in cells.
package enum PictureStyle: Sendable, Hashable, CaseIterable {
  /// Two pixels in a cell, one above the other, each in its own colour.
  case colors
  /// The same, and on top of it all pixels that the picture has, where nothing covers it and it stands still.
  case pixels
  /// One of five shades in a cell, for terminals with few colours or none.
  case shades
}
