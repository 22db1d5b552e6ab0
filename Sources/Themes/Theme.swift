package import TerminalCore

/// A look for every role, so that the whole studio looks like one piece.
package struct Theme: Sendable, Hashable, CustomStringConvertible {
  package let name: String
  package let appearance: Appearance
  /// What the terminal's own text colour and background are taken to be; they are not painted.
  package let assumedForeground: RGB
  package let assumedBackground: RGB
  package let borders: Borders
  private let looks: [Role: Look]

  /// - Parameter looks: roles that are missing look like the more general role they fall back to.
  package init(
    name: String, appearance: Appearance, assumedForeground: RGB, assumedBackground: RGB,
    borders: Borders = .rounded, looks: [Role: Look]
  ) {
    self.name = name
    self.appearance = appearance
    self.assumedForeground = assumedForeground
    self.assumedBackground = assumedBackground
    self.borders = borders
    self.looks = looks
  }

  package var description: String { name }

  package func look(of role: Role) -> Look {
    var role = role
    while true {
      if let look = looks[role] { return look.filled(from: looks[.text] ?? .plain) }
      guard let general = role.general else { return .plain }
      role = general
    }
  }
}

extension Role {
  /// The more general role whose look this one has in a theme that does not mention it.
  fileprivate var general: Role? {
    switch self {
    case .text: nil
    case .titleFocused, .borderFocused: .accent
    case .label, .border, .placeholder, .keyText, .help, .selectedDim, .statusWaiting,
      .progressRest, .tag:
      .dim
    case .fieldFocused: .field
    case .statusFailed: .problem
    case .statusUnknown, .mark: .warning
    case .warning: .problem
    case .progressDone: .statusRunning
    case .dim, .title, .accent, .selected, .field, .changed, .key, .statusRunning, .statusSaved,
      .problem, .money, .bar, .toast, .match:
      .text
    }
  }
}
