package import Jobs

/// What a screen holds of the library: all open jobs, the newest ones, a stretch of those asked for,
/// and how many there are.
package struct JobWindow: Hashable, Sendable {
  /// Everything that may still move by itself or needs a person (`unknown`), oldest first.
  package let open: [Job]
  /// The newest that were not forgotten, newest first.
  package let recent: [Job]
  /// Newest first.
  package let jobs: [Job]
  package let total: Int
  /// There are more that fit than were counted.
  package let isMore: Bool
  /// How many there are outside the trash, whatever was asked for.
  package let all: Int
  /// What its own jobs took and cost, by model.
  package let experience: [String: Experience]
  /// Nothing is sent till a person says so.
  package let isQueuePaused: Bool
  package let spent: SpentSoFar
  /// What one seed that was sent twice made, by model.
  package let probes: [String: SeedProbe]
  /// How many jobs one press made, by their token, where it made several.
  package let batches: [String: Int]

  /// How many `recent` holds at most.
  static let mostRecent = 50
}
