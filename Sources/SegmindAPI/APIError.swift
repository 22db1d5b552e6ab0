import Glibc
package import Jobs

/// Everything that can go wrong with the API, and the one place where it is put into words.
///
/// `text` is the provider's own, already fit to be shown; `reason` is libcurl's.
enum APIError: Hashable, Sendable {
  // A submit that surely cost nothing.
  case badRequest(status: Int, text: String?)
  case valueRefused(text: String?)
  case keyRefused(text: String?)
  case outOfCredits(text: String?)
  case forbidden(text: String?)
  case teamLimit(text: String?)
  case noSuchModel(text: String?)
  case wrongVerb(text: String?)
  case retired(text: String?)
  case contentTypeRefused(text: String?)
  case tooLarge(text: String?)
  case rateLimited(text: String?)
  case notSent(reason: String)

  // A submit that may have cost something.
  case answerLost(reason: String)
  case serverError(status: Int, text: String?)
  case gatewayTimeout(text: String?)
  case unreadableAnswer(status: Int, text: String?)

  // A generation.
  case generationFailed(text: String?)
  case blocked(text: String?)
  case gone(text: String?)

  // A question that can be asked again.
  case noAnswer(reason: String)
  case serverTrouble(status: Int, text: String?)
  case notUnderstood(text: String?)

  // A clip.
  case clipBrokeOff(received: Int, expected: Int?, reason: String)
  case clipRefused(status: Int, text: String?)
  case clipOfWrongType(String)
  case clipTooLarge(limit: Int)

  // Files of ours.
  case localFile(path: String, errno: Int32)
  case uploadBrokeOff(reason: String)
  case uploadRefused(status: Int, text: String?)
  case uploadNotUnderstood(text: String?)

  var failure: Failure {
    switch self {
    case .badRequest(let status, let text):
      Failure(
        .badRequest, what: "The service did not accept the request (\(status)).",
        providerText: text, charged: .no, next: "Change the values it names and submit again.")
    case .valueRefused(let text):
      Failure(
        .badRequest, what: "The service could not make it with these values.", providerText: text,
        charged: .no, next: "Change what it names and submit again.")
    case .keyRefused(let text):
      Failure(
        .keyRefused, what: "The service did not accept the API key.", providerText: text,
        charged: .no,
        next: "Set SEGMIND_API_KEY to a valid key; jobs that have not been sent wait until then.")
    case .outOfCredits(let text):
      Failure(
        .outOfCredits, what: "The account has too few credits for this.", providerText: text,
        charged: .no, next: "Add credits at Segmind; let it go on then, or cancel it.")
    case .forbidden(let text):
      Failure(
        .forbidden, what: "The account is not allowed to do this.", providerText: text,
        charged: .no, next: "Ask whoever manages the Segmind team, or use another model.")
    case .teamLimit(let text):
      Failure(
        .forbidden, what: "A limit of the Segmind team is reached.", providerText: text,
        charged: .no, next: "Ask whoever manages the team to raise it, then submit again.")
    case .noSuchModel(let text):
      Failure(
        .noSuchModel, what: "The service has no model of this name at this address.",
        providerText: text, charged: .no,
        next: "Check the model's name and version (v1, v2), and the API address.")
    case .wrongVerb(let text):
      Failure(
        .noSuchModel, what: "This address of the service does not take generations (405).",
        providerText: text, charged: .no, next: "Check the API address and the model's name.")
    case .retired(let text):
      Failure(
        .retired, what: "The provider has retired this model.", providerText: text, charged: .no,
        next: "Choose another model.")
    case .contentTypeRefused(let text):
      Failure(
        .protocolMismatch, what: "The service did not accept the form of the request.",
        providerText: text, charged: .no,
        next: "Check the API address, and whether a proxy changes requests on their way.")
    case .tooLarge(let text):
      Failure(
        .tooLarge, what: "The request was too large for the service.", providerText: text,
        charged: .no, next: "Use smaller files, or give them as web addresses.")
    case .rateLimited(let text):
      Failure(
        .rateLimited, what: "The service takes no more requests for the moment (429).",
        providerText: text, charged: .no, next: "It goes on by itself after a pause.")
    case .notSent(let reason):
      Failure(
        .unreachable, what: "No connection to the service: \(reason). Nothing was sent.",
        charged: .no, next: "Check the network and the API address; the job waits.")
    case .answerLost(let reason):
      Failure(
        .answerLost, what: "The request was sent, but no whole answer came: \(reason).",
        charged: .maybe, next: Self.lookItUp)
    case .serverError(let status, let text):
      Failure(
        .answerLost, what: "The service had an error (\(status)) after it had the request.",
        providerText: text, charged: .maybe, next: Self.lookItUp)
    case .gatewayTimeout(let text):
      Failure(
        .gatewayTimeout,
        what: "The service stopped waiting for its own result (504); it may still be made.",
        providerText: text, charged: .maybe, next: Self.lookItUp)
    case .unreadableAnswer(let status, let text):
      Failure(
        .answerLost, what: "The service answered (\(status)), but without naming the job.",
        providerText: text, charged: .maybe, next: Self.lookItUp)
    case .generationFailed(let text):
      Failure(
        .generationFailed, what: "The provider tried and could not make it.", providerText: text,
        charged: .no, next: "Change what it names, or submit it again as it is.")
    case .blocked(let text):
      Failure(
        .blocked, what: "The provider's content filter stopped it.", providerText: text,
        charged: .no, next: "Change the prompt or the files and submit again.")
    case .gone(let text):
      Failure(
        .expired, what: "The service does not know this job, or no longer has its result.",
        providerText: text, charged: .maybe,
        next: "Results are kept for an hour; after that the account's history may have the clip.")
    case .noAnswer(let reason):
      Failure(
        .unreachable, what: "The service gave no answer: \(reason).", charged: .no,
        next: "It is asked again.")
    case .serverTrouble(let status, let text):
      Failure(
        .unreachable, what: "The service has trouble (\(status)).", providerText: text,
        charged: .no, next: "It is asked again.")
    case .notUnderstood(let text):
      Failure(
        .protocolMismatch, what: "The service's answer could not be understood.",
        providerText: text, charged: .no, next: "It is asked again.")
    case .clipBrokeOff(let received, let expected, let reason):
      Failure(
        .noClip,
        what: "The clip broke off after \(received) bytes"
          + (expected.map { " of \($0)" } ?? "") + ": \(reason).",
        charged: .yes, next: "The rest is fetched again.")
    case .clipRefused(let status, let text):
      Failure(
        .noClip, what: "The clip cannot be fetched from its address (\(status)).",
        providerText: text, charged: .yes,
        next: "Ask for the job again; the account's history may have another address.")
    case .clipOfWrongType(let type):
      Failure(
        .noClip, what: "At the clip's address is no clip, but \(type).", charged: .yes,
        next: "Ask for the job again.")
    case .clipTooLarge(let limit):
      Failure(
        .noClip, what: "The clip is larger than \(limit >> 30) GiB.", charged: .yes,
        next: "Fetch it from its address with another program.")
    case .localFile(let path, let errno):
      switch errno {
      case ENOSPC, EDQUOT:
        Failure(
          .localFile, what: "The disk is full: \(path) cannot be written.", charged: .no,
          next: "Make room on the disk.")
      case EROFS, EACCES, EPERM:
        Failure(
          .localFile, what: "\(path) cannot be used: the place is read-only or not yours.",
          charged: .no, next: "Check the rights of the file and its folder.")
      default:
        Failure(
          .localFile, what: "\(path): \(String(cString: strerror(errno))).", charged: .no,
          next: "Check the file, its folder and the space on the disk.")
      }
    case .uploadBrokeOff(let reason):
      Failure(
        .unreachable, what: "The upload broke off: \(reason).", charged: .no,
        next: "It is tried again for some minutes; or give the file as a web address.")
    case .uploadRefused(let status, let text):
      Failure(
        .uploadFailed, what: "The service did not take the file (\(status)).", providerText: text,
        charged: .no, next: "Try again, use another file type, or give it as a web address.")
    case .uploadNotUnderstood(let text):
      Failure(
        .uploadFailed, what: "The service took the file, but named no address for it.",
        providerText: text, charged: .no, next: "Try again, or give the file as a web address.")
    }
  }

  private static let lookItUp =
    "It may exist and may be charged: look it up in the account's history before sending it again."
}

extension APIError {
  /// What a question without an answer means: to status, result, credits, history.
  init(_ error: TransportError) {
    self =
      switch error {
      case .notSent(let reason): .noAnswer(reason: reason)
      case .lost(let reason): .noAnswer(reason: reason)
      case .cutShort(_, _, _, let reason): .noAnswer(reason: reason)
      case .tooLarge: .notUnderstood(text: nil)
      case .cancelled: .noAnswer(reason: "it was given up")
      case .localFile(let path, let errno): .localFile(path: path, errno: errno)
      }
  }

  /// What an answer that is no success means to a question.
  init(_ response: Response) {
    let text = ProviderText.words(in: response.body)
    self =
      switch response.head.status {
      case 401: .keyRefused(text: text)
      case 402: .outOfCredits(text: text)
      case 403: .forbidden(text: text)
      case 404: .gone(text: text)
      case 429: .rateLimited(text: text)
      case 500...: .serverTrouble(status: response.head.status, text: text)
      default: .notUnderstood(text: text)
      }
  }
}

extension Failure {
  /// A file of ours cannot be read or written, in the words for what the system said.
  package static func localFile(path: String, errno: Int32) -> Failure {
    APIError.localFile(path: path, errno: errno).failure
  }
}
