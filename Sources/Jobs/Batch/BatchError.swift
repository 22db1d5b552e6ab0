package import Schema

/// Why no batch can be made, in words for the person who wants it.
package enum BatchError: Error, Hashable, Sendable, CustomStringConvertible {
  case text(String, TextTemplateError)
  /// Two axes that are to be taken side by side have different lengths.
  case unequal(Axis, Axis)
  /// Several values of what is not sent, since another parameter is given: equal jobs, each paid for.
  case makesEqual(String, winner: String)
  /// A comma with nothing before or after it.
  case noValue(String)
  case problems([Problem])
  case tooMany(Int, most: Int)

  package var description: String {
    switch self {
    case .text(let parameter, let error): "\(parameter): \(error)."
    case .unequal(let one, let other):
      "\(one.parameter) has \(one.values.count) values and \(other.parameter) has \(other.values.count): side by side they need as many."
    case .makesEqual(let name, let winner):
      "\(name) is not sent where \(winner) is given: several values of it would make the same clip several times."
    case .noValue(let name): "\(name): a value is missing beside one of its commas."
    case .problems(let problems): problems.map(\.message).joined(separator: "\n")
    case .tooMany(let count, let most):
      count == .max
        ? "That makes more jobs than can be counted; \(most) can be looked through."
        : "That makes \(count) jobs; \(most) can be looked through."
    }
  }
}
