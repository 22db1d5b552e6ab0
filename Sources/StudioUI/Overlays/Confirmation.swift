package import FoundationEssentials
package import Jobs

/// A draft that is about to be sent, while a person looks at what it costs.
package struct Confirmation: Hashable, Sendable {
  package var draft: Draft
  package let token: String
  /// When a key that cannot send was pressed last, first of all the one that opened the box. A key that
  /// is held down repeats itself, and somebody may be typing a sentence where no text is taken, of which
  /// one letter opened the box; neither must ever spend money.
  package var pressedAt: Date
  /// The job that this sends again; nil where the form is sent.
  package let again: Job?
  /// A new seed was asked for and is not there yet.
  package var awaitsSeed = false
  /// Agreed to once already, where a cap asks for it twice.
  var isInsisted = false

  /// Terminals send the first repetition of a held key after up to 660 ms.
  package static let repetition = 0.7

  package init(draft: Draft, token: String, pressedAt: Date, again: Job? = nil) {
    self.draft = draft
    self.token = token
    self.pressedAt = pressedAt
    self.again = again
  }
}
