package import FoundationEssentials
package import Schema

/// One generation in the account's history at the provider.
///
/// Source of the names: Python SDK. What is absent or odd is nil.
package struct HistoryRow: Hashable, Sendable {
  package let requestID: String
  package let model: String?
  /// COMPLETED, FAILED, PENDING; upper case.
  package let status: String?
  /// US dollars.
  package let cost: Double?
  package let outputURL: String?
  /// What was sent.
  package let body: Value?
  package let createdAt: Date?
  /// The provider's words on a failure.
  package let error: String?
}
