/// What a text was before each change, so that the changes can be taken back one by one.
struct TextSteps: Hashable, Sendable {
  /// A text and where its cursor stood.
  struct Moment: Hashable {
    let text: String
    let cursor: Int
  }

  /// What a change was; changes of one kind that follow one another are one step.
  enum Kind: Hashable {
    case typing, deletingBack, deletingForward
    /// A step of its own: a paste, a deleted word.
    case single
  }

  private static let limit = 200

  private var past: [Moment] = []
  private var future: [Moment] = []
  private var last: Kind?

  /// Keeps what the text was before a change.
  mutating func keep(_ moment: Moment, _ kind: Kind) {
    future = []
    if last != kind || kind == .single {
      past.append(moment)
      if past.count > Self.limit { past.removeFirst() }
    }
    last = kind
  }

  /// The next change begins a new step: a word is complete, or the cursor was moved.
  mutating func endStep() { last = nil }

  /// What the text was before the last step.
  mutating func undo(from now: Moment) -> Moment? {
    guard let before = past.popLast() else { return nil }
    future.append(now)
    last = nil
    return before
  }

  /// What the text was before the last undo.
  mutating func redo(from now: Moment) -> Moment? {
    guard let after = future.popLast() else { return nil }
    past.append(now)
    last = nil
    return after
  }
}
