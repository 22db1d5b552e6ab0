/// What is known of a file of variants that a text names as `__name__`.
package enum Wildcard: Hashable, Sendable {
  /// It was asked for.
  case underWay
  case missing
  case lines([String])

  /// What stands for it in a text; one that is still read counts as one line.
  var lines: [String]? {
    switch self {
    case .underWay: [""]
    case .missing: nil
    case .lines(let lines): lines
    }
  }
}
