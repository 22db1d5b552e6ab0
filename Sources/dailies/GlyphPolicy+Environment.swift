import StudioUI
import TerminalCore

extension GlyphPolicy {
  func glyphs(environment: [String: String]) -> GlyphSet {
    switch self {
    case .auto:
      GlyphSet(type: environment["TERM"] ?? "", isUTF8: DisplayWidth.prepareLocale())
    case .unicode: .unicode
    case .ascii: .ascii
    }
  }
}
