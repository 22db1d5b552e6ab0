package import Jobs
package import Schema

/// What became of the drafts of one press.
package enum SubmitAnswer: Hashable, Sendable {
  case stored([Job])
  case problems([Problem])
  case failure(Failure)
}
