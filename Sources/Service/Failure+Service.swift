package import Jobs

/// What the service itself has to tell of jobs, in words.
extension Failure {
  static func noClip(_ what: String) -> Failure {
    Failure(
      .noClip, what: what, charged: .yes,
      next: "The provider keeps its answer for an hour and the clip for days: ask again.")
  }

  static func deadline(_ model: String) -> Failure {
    Failure(
      .deadline, what: "\(model) takes longer than it ever should.",
      charged: .maybe,
      next: "It may still finish there: it is asked about ever more seldom, or now if you say so.")
  }

  static func neverFinished(_ model: String) -> Failure {
    Failure(
      .expired, what: "After seven days the provider has still not finished this \(model) job.",
      charged: .maybe,
      next: "The account's request history on the provider's site has the last word.")
  }

  static func inputRefused(_ text: String?) -> Failure {
    Failure(
      .inputRefused, what: "The provider could not use a file of this job.", providerText: text,
      charged: .no, next: "Send it again: its files are uploaded anew. Or choose other files.")
  }

  static func failedInHistory(_ text: String?) -> Failure {
    Failure(
      .generationFailed, what: "The provider could not make it.", providerText: text, charged: .no,
      next: "Change what the provider names and submit again.")
  }

  /// The process that had the job ended in between.
  static let interrupted = Failure(
    .answerLost, what: "The program ended while it was sending this job.", charged: .maybe,
    next: "The account's history is searched for it; it is not sent again by itself.")

  /// The process that had the job is there, but was stopped.
  static let stoodStill = Failure(
    .answerLost, what: "The program that was sending this job has stood still for too long.",
    charged: .maybe,
    next: "The account's history is searched for it; it is not sent again by itself.")

  static let noAddress = noClip("The provider finished the job but named no clip.")

  static let notLocated = noClip(
    "The provider finished the job, but cannot be asked where its clip is.")

  static let clipBrokeOff = noClip("The connection broke before the clip was whole.")

  /// A request id is unique among the jobs of an account.
  static func notOurs(_ requestID: String) -> Failure {
    Failure(
      .answerLost, what: "The service named the request \(requestID), which another job has.",
      charged: .maybe,
      next: "The account's history is searched for it; it is not sent again by itself.")
  }

  static let givenUp = Failure(
    .answerLost, what: "Its answer was lost, and it was given up here.", charged: .maybe,
    next: "The account's request history on the provider's site has the last word.")

  static let notYetSent = Failure(
    .unreachable, what: "The program ended before it sent this job.", charged: .no,
    next: "Let it go on, or cancel it.")

  package static let noKey = Failure(
    .keyRefused, what: "There is no API key.", charged: .no,
    next: "Set SEGMIND_API_KEY and start again, or try the demo: dailies --demo")

  /// Where it was our disk that failed, it says where the clip is meanwhile.
  func withClip(at url: String) -> Failure {
    guard code == .localFile else { return self }
    return Failure(
      code, what: what, providerText: providerText, charged: .yes,
      next: "\(next) Then ask again; the provider keeps the clip for days: \(url)")
  }
}
