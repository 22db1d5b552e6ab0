/// How frames of clips are shown.
package enum GraphicsPolicy: String, Hashable, Sendable, CaseIterable {
  /// With all their pixels where the terminal can show them.
  case auto
  case cells
}
