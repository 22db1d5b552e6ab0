package import FoundationEssentials

/// What became of one seed that was sent twice: how far a model's seeds can be trusted.
package struct SeedProbe: Hashable, Sendable, Codable {
  package enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    case same, similar, different

    /// - Parameter difference: how far the pictures of the two clips are apart, on the average of all colours, of 255.
    package init(difference: Double) {
      self = difference == 0 ? .same : difference < 8 ? .similar : .different
    }
  }

  package let model: String
  package let verdict: Verdict
  package let at: Date

  package init(model: String, verdict: Verdict, at: Date) {
    self.model = model
    self.verdict = verdict
    self.at = at
  }

  package enum CodingKeys: String, CodingKey {
    case model, verdict
    case at = "probed_at"
  }
}
