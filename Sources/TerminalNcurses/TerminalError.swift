/// Why the studio cannot be shown here, in words for the person who started it.
package enum TerminalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// A terminal of this type cannot move its cursor.
  case cannotMoveCursor(type: String)
  /// The terminfo database has no entry for this type, nor for a usual one in its place.
  case unknownType(String)
  /// A terminal is open already, or memory or descriptors ran out.
  case cannotOpen

  package var description: String {
    switch self {
    case .notATerminal:
      "The studio needs a terminal for its input and its output."
    case .cannotMoveCursor(let type):
      "A terminal of type \(type) cannot show a screen; if yours can, set TERM to what it is, "
        + "for example xterm-256color."
    case .unknownType(let type):
      "Nothing is known about terminals of type \(type); is the terminfo database installed?"
    case .cannotOpen:
      "The terminal cannot be opened."
    }
  }
}
