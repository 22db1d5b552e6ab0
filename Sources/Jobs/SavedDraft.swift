package import Schema

/// A draft as it outlives the program: what was in the form, and how its seed comes about.
package struct SavedDraft: Hashable, Sendable, Codable {
  package let model: String
  package let values: Values
  package let seedMode: SeedMode

  package enum CodingKeys: String, CodingKey {
    case model
    case values = "parameters"
    case seedMode = "seed_mode"
  }

  package init(model: String, values: Values, seedMode: SeedMode) {
    self.model = model
    self.values = values
    self.seedMode = seedMode
  }
}
