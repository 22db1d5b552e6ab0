/// The caps and how much of each is used: decides whether something may be sent.
package struct Budget: Hashable, Sendable {
  package let caps: Caps
  private var used: [Cap: Spending]

  package init(_ caps: Caps, used: [Cap: Spending] = [:]) {
    self.caps = caps
    self.used = used
  }

  package func used(_ cap: Cap) -> Spending { used[cap] ?? Spending() }

  /// The first cap that a job of this price would pass; every one where nobody knows the price.
  package func cap(against price: Money?) -> (cap: Cap, limit: Money)? {
    for cap in Cap.allCases {
      guard let limit = caps[cap] else { continue }
      if price.map({ used(cap).total + $0 > limit }) ?? true { return (cap, limit) }
    }
    return nil
  }

  /// Why a job of this price is not sent; nil where it fits.
  package func refusal(of price: Money?) -> Failure? {
    guard let (cap, limit) = cap(against: price) else { return nil }
    return price.map { .capReached(cap, limit, used(cap), $0) } ?? .priceUnknown(cap, limit)
  }

  /// With what jobs that wait will have used up before later ones are sent; their batch is another one.
  ///
  /// - Parameter prices: those of jobs that wait, in their order; nil where nobody knows.
  package func promising(_ prices: [Money?]) -> Budget {
    var rest = self
    // What does not fit will wait for a person.
    for price in prices where rest.refusal(of: price) == nil { rest.reserve(price ?? .zero) }
    rest.used[.batch] = used[.batch]
    return rest
  }

  /// So much more is set aside.
  mutating func reserve(_ price: Money) {
    for cap in Cap.allCases { used[cap, default: Spending()].reserved += price }
  }
}
