/// A number and on which side of it others may lie: `4`, `>=4`, `<0.1`.
package struct Comparison: Hashable, Sendable {
  package enum Side: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
    case equal = "="
  }

  package let side: Side
  package let number: Double

  package init?(_ text: String) {
    // The longer signs come first.
    side = Side.allCases.first { text.hasPrefix($0.rawValue) } ?? .equal
    let digits = text.hasPrefix(side.rawValue) ? text.dropFirst(side.rawValue.count) : text[...]
    guard let number = Double(digits), number.isFinite else { return nil }
    self.number = number
  }
}
