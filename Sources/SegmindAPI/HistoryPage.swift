package import FoundationEssentials

/// One page of the account's history, and when the service wrote it.
package struct HistoryPage: Hashable, Sendable {
  package let rows: [HistoryRow]
  /// By the service's own clock, which is also that of the rows; nil where it does not say.
  package let answeredAt: Date?
}
