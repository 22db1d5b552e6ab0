package import FoundationEssentials
package import Jobs
import Schema

/// What came of sending one generation, and whether it may have cost money.
package enum SubmitAnswer: Hashable, Sendable {
  /// The provider took it and works on it. `reply` is the answer's text.
  case accepted(requestID: String, statusURL: String?, responseURL: String?, reply: String)
  /// v1: the clip is in the part file, whole, so many bytes of this content.
  case clip(bytes: Int, sha256: String)
  /// v1: the headers came, the clip broke off; the part file has what there is.
  case clipCutShort(bytes: Int, Failure)
  /// v1: it is done and the clip is to be fetched from `outputURL`.
  case finished(FinishedGeneration)
  /// Surely not charged. `pauses`: nothing else can be sent either, until credits or key are in order.
  case refused(Failure, pauses: Bool)
  /// Surely not charged; may be sent again after so many seconds (1 to 120).
  case rateLimited(retryAfter: Double, Failure)
  /// It was sent, or may have been, and no answer tells what became of it. Never to be repeated by itself.
  case lost(Failure)
  /// Surely not one byte was sent.
  case notSent(Failure)
}

/// What v1 says in its headers, before the clip comes: from here on it is done and charged.
///
/// Source of the header names: documentation of synchronous calls.
package struct SubmitHead: Hashable, Sendable {
  /// `x-request-id`: the id under which the account's history has it.
  package let requestID: String?
  /// `x-cost`, US dollars.
  package let cost: Double?
  /// `x-seed-value`, where the model reports the seed.
  package let seed: Int?
  /// The server's clock.
  package let date: Date?
  package let contentType: String?

  init(_ head: ResponseHead) {
    requestID = head["x-request-id"].flatMap { Value.text($0).identifier }
    cost = head["x-cost"].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
    seed = head["x-seed-value"].flatMap { Value.text($0).integer }
    date = head["date"].flatMap { WireDate.parse($0) }
    contentType = head.contentType
  }
}
