/// How much may be spent at the most; nothing is ever sent beyond it.
package struct Caps: Hashable, Sendable {
  private let limits: [Cap: Money]
  /// From which part of a cap on a person has to agree twice, in hundredths.
  package let warnAt: Int

  package static let none = Caps()

  package init(_ limits: [Cap: Money] = [:], warnAt: Int = 80) {
    self.limits = limits
    self.warnAt = warnAt
  }

  package subscript(cap: Cap) -> Money? { limits[cap] }
  package var isEmpty: Bool { limits.isEmpty }

  /// Why jobs of one press are not even stored: together they would be too much. Nil where they fit.
  package func refusal(ofBatch prices: [Money?]) -> Failure? {
    guard let limit = self[.batch] else { return nil }
    let known = prices.compactMap(\.self)
    let price = known.count == prices.count ? known.reduce(.zero, +) : nil
    if let price, price <= limit { return nil }
    return .batchTooLarge(limit, price, jobs: prices.count)
  }
}
