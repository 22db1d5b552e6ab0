/// Whether credits have come back since the provider refused a job for want of them. That some are there
/// says nothing: they were too few.
struct CreditGate: Hashable, Sendable {
  private(set) var isOpen = true
  /// The fewest that were seen since; nil before the first look.
  private var fewest: Double?

  mutating func close() {
    guard isOpen else { return }
    isOpen = false
    fewest = nil
  }

  mutating func see(_ credits: Double) {
    guard !isOpen else { return }
    if let fewest, credits > fewest + 0.000_001 {
      isOpen = true
    } else {
      fewest = min(fewest ?? credits, credits)
    }
  }
}
