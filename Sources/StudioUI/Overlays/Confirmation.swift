package import FoundationEssentials
package import Jobs
import Schema

/// Drafts that are about to be sent by one press, while a person looks at what they cost.
package struct Confirmation: Hashable, Sendable {
  private var fixed: [Draft]
  /// Where the form makes several jobs.
  package var plan: BatchPlan?
  package let token: String
  /// When a key that cannot send was pressed last, first of all the one that opened the box. A key that
  /// is held down repeats itself, and somebody may be typing a sentence where no text is taken, of which
  /// one letter opened the box; neither must ever spend money.
  package var pressedAt: Date
  /// The jobs that this sends again; none where the form is sent.
  package let again: [Job]
  /// Marked jobs that are not sent again with the others.
  package let leftAside: [Job]
  /// A new seed was asked for and is not there yet.
  package var awaitsSeed = false
  /// Agreed to once already, where a cap asks for it twice.
  var isInsisted = false
  /// How many lines of the expansion are above those shown.
  package var scroll = 0

  /// Terminals send the first repetition of a held key after up to 660 ms.
  package static let repetition = 0.7
  /// More jobs than these may be a slip of the hand: their number is typed.
  package static let mostByOneKey = 20

  package init(
    _ drafts: [Draft], token: String, pressedAt: Date, again: [Job] = [],
    leftAside: [Job] = []
  ) {
    fixed = drafts
    self.token = token
    self.pressedAt = pressedAt
    self.again = again
    self.leftAside = leftAside
  }

  package init(_ plan: BatchPlan, token: String, pressedAt: Date) {
    self.init([], token: token, pressedAt: pressedAt)
    self.plan = plan
  }

  /// What is sent.
  package var drafts: [Draft] { plan?.drafts ?? fixed }

  /// Gives the one draft that is sent again another seed.
  mutating func set(_ parameter: String, to value: Value) {
    if !fixed.isEmpty { fixed[0].values[parameter] = value }
  }

  /// One key is not enough for them.
  var needsCount: Bool { drafts.count > Self.mostByOneKey }
}
