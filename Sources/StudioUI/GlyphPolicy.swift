/// Which signs the program draws.
package enum GlyphPolicy: String, Hashable, Sendable, CaseIterable {
  /// What suits the terminal.
  case auto
  case unicode, ascii
}
