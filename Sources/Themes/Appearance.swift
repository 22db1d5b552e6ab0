/// The background a theme is made for.
package enum Appearance: String, Sendable, CaseIterable {
  case dark
  case light
  /// Both: it uses the terminal's own colours only.
  case any
}
