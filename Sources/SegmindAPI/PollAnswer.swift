package import Jobs

/// What the provider says of a generation that is under way: to `status` and to `result` alike.
package enum PollAnswer: Hashable, Sendable {
  package enum Phase: Hashable, Sendable { case queued, processing }

  /// Also for a state word that nobody documented.
  case running(Phase)
  /// To `status`, `outputURL` is usually nil: its answer carries no result. Ask `result`.
  case completed(FinishedGeneration)
  /// It ran and failed (not charged), or the content filter stopped it (`blocked`).
  case failed(Failure, reply: String)
  /// 404: not known there, not yet or no longer.
  case gone(Failure)
  /// 401 or 403. Says nothing about the generation.
  case refusedKey(Failure)
  /// No answer that says anything, or 429: ask again later.
  case transient(Failure)
}
