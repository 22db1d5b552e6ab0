/// How the seed of the next submit comes about.
package enum SeedMode: String, Hashable, Sendable, Codable, CaseIterable {
  /// A new one is drawn after each submit.
  case drawn
  /// Stays as it is.
  case fixed
  /// One more after each submit.
  case next
}
