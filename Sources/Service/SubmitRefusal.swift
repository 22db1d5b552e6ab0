package import Jobs
package import Schema

/// Why a draft did not become a job. Nothing was stored and nothing sent.
package enum SubmitRefusal: Error, Hashable, Sendable {
  case problems([Problem])
  case failure(Failure)
}
