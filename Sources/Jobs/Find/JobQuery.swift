/// What to show of the history: words that must occur, and filters in the same line
/// (`model:p-video rating:>=4 tag:hero coast -night`).
package struct JobQuery: Hashable, Sendable {
  /// Each must occur in a text, the note, a tag, the error, the model or the request id.
  package var words: [Term] = []
  /// None of these may.
  package var without: [Term] = []
  /// Part of the model's name.
  package var model: String?
  /// A state, by its own name or by its word on the screen.
  package var states: Set<JobState>?
  /// Waiting for a person.
  package var isPaused = false
  /// The beginning of a tag; each must be there.
  package var tags: [String] = []
  package var seed: Int?
  package var rating: Comparison?
  package var cost: Comparison?
  /// Submitted on that day or later, and on an earlier day.
  package var since: Day?
  package var before: Day?
  package var verdict: Verdict?
  /// Of the same press on submit as the job whose id begins so.
  package var batch: String?
  /// Those in the trash, in place of all others.
  package var isInTrash = false
  /// What of the line means nothing, in sentences; it narrows nothing.
  package var problems: [String] = []

  /// Something that is looked for in texts, in any letter case.
  package struct Term: Hashable, Sendable {
    package let text: String
    /// It was quoted: whole words, one after the other. Else its end is the beginning of a word.
    package let isQuoted: Bool

    package init(_ text: String, isQuoted: Bool = false) {
      self.text = text
      self.isQuoted = isQuoted
    }
  }

  package init() {}

  /// Reads what was typed.
  ///
  /// - Parameter searches: what was saved, for `@name`.
  package init(_ typed: String, searches: [SavedSearch] = []) { read(typed, searches) }
}
