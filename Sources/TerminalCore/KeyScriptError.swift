/// Why a key script cannot be typed.
package enum KeyScriptError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No key has this name.
  case unknown(String)
  /// A name in angle brackets has no end.
  case unclosed(String)

  package var description: String {
    switch self {
    case .unknown(let name): "There is no key named <\(name)>."
    case .unclosed(let name): "<\(name) has no closing >; a plain < is written <lt>."
    }
  }
}
