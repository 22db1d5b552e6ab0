/// What the caps say to jobs that are about to be submitted.
package enum Outlook: Hashable, Sendable {
  case fits
  /// So much of the cap would then be used, which is worth a second question.
  case near(Cap, limit: Money, used: Money)
  /// So many of them fit; the others would wait.
  case partly(Cap, limit: Money, fit: Int)
  /// None fits, or they may not be submitted together.
  case refused(Failure)
}

extension Budget {
  /// - Parameter prices: one for each job, in the order in which they are sent; nil where nobody knows.
  package func outlook(_ prices: [Money?]) -> Outlook {
    if let refusal = caps.refusal(ofBatch: prices) { return .refused(refusal) }
    var rest = self
    var first: (refusal: Failure, cap: Cap, limit: Money)?
    var fit = 0
    for price in prices {
      if let refusal = rest.refusal(of: price), let cap = rest.cap(against: price) {
        first = first ?? (refusal.notStored(cap.cap, hasPrice: price != nil), cap.cap, cap.limit)
      } else {
        rest.reserve(price ?? .zero)
        fit += 1
      }
    }
    if let first {
      return fit == 0
        ? .refused(refusal(ofAll: prices) ?? first.refusal)
        : .partly(first.cap, limit: first.limit, fit: fit)
    }
    for cap in Cap.allCases {
      guard let limit = caps[cap] else { continue }
      let used = rest.used(cap).total
      if used.micros * 100 > limit.micros * caps.warnAt {
        return .near(cap, limit: limit, used: used)
      }
    }
    return .fits
  }

  /// Why not even the cheapest of several is sent.
  private func refusal(ofAll prices: [Money?]) -> Failure? {
    let known = prices.compactMap(\.self)
    guard prices.count > 1, known.count == prices.count, let least = known.min(),
      let (cap, limit) = cap(against: least)
    else { return nil }
    let what = Set(known).count == 1 ? "Each" : "Even the cheapest"
    return Failure.capReached(cap, limit, used(cap), least, of: what)
      .notStored(cap, hasPrice: true)
  }
}
