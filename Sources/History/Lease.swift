import GRDB

/// The right to ask the provider about the jobs of one account and to fetch their clips, as it stands in
/// the library. One process has it at a time.
package struct Lease: Hashable, Sendable, Codable, FetchableRecord {
  /// API and key of the account.
  package let origin: String
  package let keyFingerprint: String
  /// The process that has it; nil where nobody has.
  package let owner: String?
  /// Grows each time it is taken: what was held under an older one counts no more.
  package let epoch: Int
  /// Grows while its owner goes on. Where it stands still, the owner is dead or was stopped.
  package let beat: Int

  package enum CodingKeys: String, CodingKey {
    case origin, owner, epoch, beat
    case keyFingerprint = "key_fingerprint"
  }
}
