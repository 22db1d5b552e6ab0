/// How panes and boxes are told from what is beside them.
///
/// The raw value is the word in a theme file.
package enum Borders: String, Sendable, CaseIterable {
  case rounded
  case plain
  /// Blank space and the title alone; the room stays as it is, so that nothing moves.
  case none

  /// Top left, top right, bottom left, bottom right.
  var corners: [String] {
    switch self {
    case .rounded: ["╭", "╮", "╰", "╯"]
    case .plain: ["┌", "┐", "└", "┘"]
    case .none: []
    }
  }
}
