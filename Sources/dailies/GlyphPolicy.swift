import TerminalCore

/// What the settings say of the signs that the program draws.
enum GlyphPolicy: String, CaseIterable {
  /// What suits the terminal.
  case auto
  case unicode, ascii

  func glyphs(environment: [String: String]) -> GlyphSet {
    switch self {
    case .auto:
      GlyphSet(type: environment["TERM"] ?? "", isUTF8: DisplayWidth.prepareLocale())
    case .unicode: .unicode
    case .ascii: .ascii
    }
  }
}
