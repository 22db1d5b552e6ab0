/// What the caps leave of the money: decides whether something may be sent.
package struct Budget: Hashable, Sendable {
  package let caps: Caps
  private let used: [Cap: Spending]

  package init(_ caps: Caps, used: [Cap: Spending] = [:]) {
    self.caps = caps
    self.used = used
  }

  package func used(_ cap: Cap) -> Spending { used[cap] ?? Spending() }

  /// Why a job of this price is not sent; nil where it fits.
  package func refusal(of price: Money?) -> Failure? {
    for cap in Cap.allCases {
      guard let limit = caps[cap] else { continue }
      guard let price else { return .priceUnknown(cap, limit) }
      if used(cap).total + price > limit { return .capReached(cap, limit, used(cap), price) }
    }
    return nil
  }

  /// The first cap of which jobs of this price would leave less than a person wants to be warned of, and how
  /// much of it would then be used; nil where there is none.
  package func warning(for price: Money) -> (cap: Cap, limit: Money, used: Money)? {
    for cap in Cap.allCases {
      guard let limit = caps[cap] else { continue }
      let used = used(cap).total + price
      if used.micros * 100 > limit.micros * caps.warnAt { return (cap, limit, used) }
    }
    return nil
  }
}
