/// What went wrong, in the four parts that people are shown: what happened, whether it cost money, what
/// the program does and what they can do.
package struct Failure: Error, Hashable, Sendable, Codable {
  /// Stable words for scripts; `dailies` maps some of them to exit codes.
  package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    /// 400, 422 at submit, 406 with a rejected value, v1's 500 with a JSON error.
    case badRequest = "bad_request"
    /// 401, or no key at all.
    case keyRefused = "key_refused"
    /// 402, or 406 that speaks of credits.
    case outOfCredits = "out_of_credits"
    /// A cap that a person set would be passed, so nothing was sent.
    case capReached = "cap_reached"
    /// 403, or 406 that speaks of the team's limit.
    case forbidden
    /// 404 or 405 at submit: no such model there.
    case noSuchModel = "no_such_model"
    /// 410: the model was retired.
    case retired
    /// 406 that speaks of the content type, and any other answer that only our own mistake explains.
    case protocolMismatch = "protocol_mismatch"
    /// 413.
    case tooLarge = "too_large"
    /// The provider ran the job and it failed (422 with FAILED).
    case generationFailed = "generation_failed"
    /// The provider could not fetch or use a file that was uploaded for it.
    case inputRefused = "input_refused"
    /// The provider's content filter stopped it.
    case blocked
    /// 429, given up.
    case rateLimited = "rate_limited"
    /// The answer to a submit was lost: it may exist and may be charged.
    case answerLost = "answer_lost"
    /// 504 at submit: the gateway stopped waiting.
    case gatewayTimeout = "gateway_timeout"
    /// No connection could be made; surely nothing was sent.
    case unreachable
    /// The provider no longer has the result.
    case expired
    /// It completed, but its clip cannot be had: wrong type, no URL, cut short again and again.
    case noClip = "no_clip"
    /// The model's deadline passed here; the provider may still finish it.
    case deadline
    /// A local file cannot be read, or the disk cannot be written.
    case localFile = "local_file"
    /// Uploading a local file failed.
    case uploadFailed = "upload_failed"
  }

  package let code: Code
  /// What happened, a sentence in the user's words.
  package let what: String
  /// The provider's own text, stripped of markup and control characters; nil where it gave none.
  package let providerText: String?
  package let charged: Charged
  /// What to do next, a sentence.
  package let next: String

  package init(
    _ code: Code, what: String, providerText: String? = nil, charged: Charged, next: String
  ) {
    self.code = code
    self.what = what
    self.providerText = providerText
    self.charged = charged
    self.next = next
  }
  /// The same failure of a job that is known to have cost so much.
  func charged(atLeast least: Charged) -> Failure {
    Failure(
      code, what: what, providerText: providerText, charged: max(charged, least), next: next)
  }
}
