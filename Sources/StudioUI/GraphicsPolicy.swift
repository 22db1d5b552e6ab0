/// How frames of clips are shown.
package enum GraphicsPolicy: String, Hashable, Sendable, CaseIterable {
  /// With all their pixels where the terminal can show them and is no line away.
  case auto
  /// Over SSH too, where a frame is up to a megabyte.
  case pixels
  case cells
}
