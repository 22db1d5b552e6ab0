/// Why a theme file cannot be used, in words for the person who wrote it.
package enum ThemeFileError: Error, Sendable, Hashable, CustomStringConvertible {
  case unreadable(String)
  case syntax(line: Int, column: Int, reason: String)
  case missing(key: String)
  case unknownKey(String)
  case unknownRole(String)
  /// There is no other theme of that name, or it inherits from this one.
  case cannotInherit(String)
  /// A value of the wrong kind, or one that is not among those allowed.
  case badValue(key: String, allowed: String)
  /// A word in a colour or look that is neither.
  case unknownWord(String, key: String)

  package var description: String {
    switch self {
    case .unreadable(let reason): "The file cannot be read: \(reason)"
    case .syntax(let line, let column, let reason): "Line \(line), column \(column): \(reason)"
    case .missing(let key): "\(key) is missing."
    case .unknownKey(let key): "\(key) means nothing in a theme."
    case .unknownRole(let name): "There is no role \(name)."
    case .cannotInherit(let name): "It cannot inherit from \(name): that is no other theme."
    case .badValue(let key, let allowed): "\(key) has to be \(allowed)."
    case .unknownWord(let word, let key):
      "\(key): \(word) is no colour of the palette, no colour like #8ab4f8, no number from 0 to "
        + "255, and none of bold, dim, underline, reverse, italic."
    }
  }
}
