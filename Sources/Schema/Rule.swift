/// What must hold between parameters of one model.
package enum Rule: Hashable, Sendable {
  /// These values are not allowed together (pixverse: fast motion with 8 seconds).
  case forbid([String: Value], because: String)
  /// Where the first has a value, the others are shown as unused and left out (audio over voice_script).
  case overrides(by: String, unused: [String])
  /// At least one of them needs a value.
  case oneOf([String])
}
