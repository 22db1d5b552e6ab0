extension Job {
  /// The seed that the provider says it used, where that is not the one that was sent.
  package var otherSeed: Int? {
    guard let seed, let reportedSeed, seed != reportedSeed else { return nil }
    return reportedSeed
  }
}
