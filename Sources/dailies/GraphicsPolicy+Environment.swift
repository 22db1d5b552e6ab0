import StudioUI

extension GraphicsPolicy {
  /// Whether the terminal is asked for real pictures.
  func wantsPixels(environment: [String: String]) -> Bool {
    switch self {
    case .auto: environment["SSH_CONNECTION"] == nil && environment["SSH_TTY"] == nil
    case .pixels: true
    case .cells: false
    }
  }
}
