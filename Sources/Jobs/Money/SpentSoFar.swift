package import FoundationEssentials

/// What the jobs of a library have cost: on the day that it is, and in all.
package struct SpentSoFar: Hashable, Sendable {
  private let ofDay: Spending
  private let dayEnds: Date
  package let inAll: Spending

  /// - Parameter dayEnds: till when `today` is today.
  package init(
    today: Spending = Spending(), dayEnds: Date = .distantPast, inAll: Spending = Spending()
  ) {
    ofDay = today
    self.dayEnds = dayEnds
    self.inAll = inAll
  }

  /// Nothing, once another day has begun.
  package func today(at now: Date) -> Spending { now < dayEnds ? ofDay : Spending() }
}
