package import Jobs
package import Schema

/// What became of a draft that was submitted.
package enum SubmitAnswer: Hashable, Sendable {
  case stored(Job)
  case problems([Problem])
  case failure(Failure)
}
