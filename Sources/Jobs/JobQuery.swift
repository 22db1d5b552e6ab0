/// What to show of the history: words that must occur, and filters in the same line
/// (`model:p-video state:saved tag:hero coast`).
package struct JobQuery: Hashable, Sendable {
  /// Each must occur in the values, the request id or the failure, in any letter case.
  package var words: [String]
  /// Part of the model's name.
  package var model: String?
  /// A state, by its own name or by its word on the screen.
  package var states: Set<JobState>?
  /// The beginning of a tag; each must be there.
  package var tags: [String]

  package init(
    words: [String] = [], model: String? = nil, states: Set<JobState>? = nil, tags: [String] = []
  ) {
    self.words = words
    self.model = model
    self.states = states
    self.tags = tags
  }

  /// Reads what was typed; what is no filter is a word.
  package init(_ typed: String) {
    self.init()
    for part in typed.split(whereSeparator: \.isWhitespace) {
      let sides = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      switch (sides.first, sides.count) {
      case ("model", 2): model = String(sides[1])
      case ("state", 2):
        let wanted = sides[1].lowercased()
        states = Set(
          JobState.allCases.filter { $0.rawValue.hasPrefix(wanted) || $0.word.hasPrefix(wanted) })
      case ("tag", 2): tags += Tags.read(String(sides[1]))
      default: words.append(part.lowercased())
      }
    }
  }
}
