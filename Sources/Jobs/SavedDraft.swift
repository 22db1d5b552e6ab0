package import Schema

/// A draft as it outlives the program: what was in the form, and how its seed comes about.
package struct SavedDraft: Hashable, Sendable, Codable {
  package let model: String
  package let values: Values
  /// Parameters with several values, as they were typed; nil for none.
  package let several: [String: String]?
  package let seedMode: SeedMode

  package enum CodingKeys: String, CodingKey {
    case model, several
    case values = "parameters"
    case seedMode = "seed_mode"
  }

  package init(
    model: String, values: Values, several: [String: String]? = nil, seedMode: SeedMode
  ) {
    self.model = model
    self.values = values
    self.several = several
    self.seedMode = seedMode
  }
}
