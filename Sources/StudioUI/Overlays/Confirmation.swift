package import FoundationEssentials
package import Jobs

/// A draft that is about to be sent, while a person looks at what it costs.
package struct Confirmation: Hashable, Sendable {
  package var draft: Draft
  package let token: String
  /// When ctrl+s was pressed last: a key that is held down repeats itself, and a repetition must
  /// never spend money.
  package var pressedAt: Date
  /// The job that this sends again; nil where the form is sent.
  package let again: Job?
  /// A new seed was asked for and is not there yet.
  package var awaitsSeed = false

  /// Terminals send the first repetition of a held key after up to 660 ms.
  package static let repetition = 0.7

  package init(draft: Draft, token: String, pressedAt: Date, again: Job? = nil) {
    self.draft = draft
    self.token = token
    self.pressedAt = pressedAt
    self.again = again
  }
}
