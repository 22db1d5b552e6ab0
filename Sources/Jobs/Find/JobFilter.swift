/// What narrows the history besides words, by the name that is typed before the colon.
package enum JobFilter: String, Hashable, Sendable, CaseIterable {
  case model, tag, state, rating, `is`, seed, cost, after, before, batch, `in`

  /// No state of its own, but a word in the column of states.
  static let paused = "paused"

  /// What may come after it, as far as that does not depend on the library.
  package var values: [String] {
    switch self {
    case .model, .tag, .seed, .cost, .batch: []
    case .state: JobState.allCases.map { String($0.word.prefix { $0 != " " }) } + [Self.paused]
    case .rating: [">=4", "5", "4", "3", "2", "1"]
    case .is: ["kept", "rejected", Tags.favourite]
    case .after, .before: ["today", "yesterday", "7d", "30d"]
    case .in: ["trash"]
    }
  }
}
