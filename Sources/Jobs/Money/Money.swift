/// An amount of US dollars, whole millionths of one, so that sums and caps compare as they should.
package struct Money: Hashable, Sendable, Comparable, AdditiveArithmetic {
  package let micros: Int

  package static let zero = Money(micros: 0)

  package init(micros: Int) { self.micros = micros }

  /// The nearest millionth.
  package init(_ dollars: Double) {
    micros = Int(min(max((dollars * 1e6).rounded(), -1e15), 1e15))
  }

  /// As people write it: "2", "0.50", "$2.00". Nil for anything else, and for less than a millionth.
  package init?(typed text: String) {
    let number = text.hasPrefix("$") ? text.dropFirst() : text[...]
    guard number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      let dollars = Double(number), dollars < 1e9, Money(dollars) > .zero
    else { return nil }
    self.init(dollars)
  }

  package var dollars: Double { Double(micros) / 1e6 }

  /// "2.00", "0.005", "0.0325": two decimals, more where there are more.
  package var words: String {
    let (whole, rest) = micros.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    var decimals = String(String(1_000_000 + rest).dropFirst())
    while decimals.count > 2, decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(micros < 0 ? "-" : "")\(whole).\(decimals)"
  }

  package static func < (one: Money, other: Money) -> Bool { one.micros < other.micros }

  package static func + (one: Money, other: Money) -> Money {
    Money(micros: one.micros + other.micros)
  }

  package static func - (one: Money, other: Money) -> Money {
    Money(micros: one.micros - other.micros)
  }
}
