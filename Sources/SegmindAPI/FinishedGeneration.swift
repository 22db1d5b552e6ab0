import Schema

/// What the provider says of a generation that it finished.
package struct FinishedGeneration: Hashable, Sendable {
  package let requestID: String?
  /// Where the clip is; nil where the answer has no URL in any known place.
  package let outputURL: String?
  /// US dollars.
  package let cost: Double?
  /// The seed it used.
  package let seed: Int?
  /// The answer as it came.
  package let reply: String
}
