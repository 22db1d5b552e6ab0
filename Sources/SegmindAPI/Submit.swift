import FoundationEssentials
import Jobs
package import Schema

extension APIClient {
  /// Sends one generation. **Exactly one POST goes out for each call**, on a connection of its own that is
  /// never used again, without redirects; nothing here repeats it. Cancelling the task does not end it.
  ///
  /// - `body`: the JSON document, as it was stored. Flat, without a wrapper. Source: model pages.
  /// - `partFile`: where v1's clip goes. v2 does not touch it.
  /// - `limit`: seconds that v1 may take in all; v2 answers at once and has 25.
  /// - `onHead`: v1 answered with a clip, and nothing of it has been read yet: the moment to write down
  ///   that the job is done. The clip waits for it.
  ///
  /// Source of the paths and both contracts: model pages, Python SDK; that v1 answers with the bytes of the
  /// clip: documentation, and seen in other people's logs, against the pages' own samples.
  package func submit(
    contract: Contract, slug: String, body: String, partFile: String, limit: Double,
    onHead: @Sendable (SubmitHead) async -> Void
  ) async -> SubmitAnswer {
    var limits = APIRequest.Limits(connect: 10, total: 25)
    if contract == .v1 {
      limits = .init(connect: 10, total: limit, stall: 30, stallsOnlyInBody: true)
    }
    let request = APIRequest(
      "\(origins.api)/\(contract.rawValue)/\(slug.urlEncoded)", key: key,
      headers: [("Content-Type", "application/json"), ("Accept", "*/*")],
      body: .bytes(Data(body.utf8)), isPaid: true, limits: limits)
    do {
      let response = try await transport.send(
        request,
        onHead: { head in
          guard contract == .v1, Self.bringsClip(head) else { return .memory(limit: 4 << 20) }
          await onHead(SubmitHead(head))
          return .file(path: partFile, offset: 0, limit: Self.largestClip)
        }, progress: { _ in })
      return answer(to: contract, response, partFile: partFile)
    } catch {
      return answer(to: contract, error, partFile: partFile)
    }
  }

  /// Bytes. No clip of these models comes near it.
  static var largestClip: Int { 8 << 30 }

  private static func bringsClip(_ head: ResponseHead) -> Bool {
    guard head.isSuccess else { return false }
    guard let type = head.contentType else { return true }
    return ["video/", "image/", "audio/"].contains { type.hasPrefix($0) }
      || type == "application/octet-stream" || type == "binary/octet-stream"
  }

  // MARK: The answer table

  private func answer(
    to contract: Contract, _ response: Response, partFile: String
  ) -> SubmitAnswer {
    let head = response.head
    guard head.isSuccess else { return refusal(contract, head, response.body) }
    if contract == .v1, Self.bringsClip(head) {
      return clip(response, partFile: partFile)
    }
    let reply = (try? Value(json: response.body)) ?? .null
    let words = String(decoding: response.body, as: UTF8.self)
    let named = SubmitHead(head)
    let requestID = reply["request_id"]?.identifier ?? (contract == .v1 ? named.requestID : nil)
    if contract == .v1, let url = OutputSearch.url(in: reply) {
      let found = FinishedGeneration(reply, words: words)
      return .finished(
        FinishedGeneration(
          requestID: requestID, outputURL: url, cost: found.cost ?? named.cost,
          seed: found.seed ?? named.seed, reply: words))
    }
    guard let requestID else {
      return lost(.unreadableAnswer(status: head.status, text: text(response.body)))
    }
    return .accepted(
      requestID: requestID, statusURL: reply["status_url"]?.text,
      responseURL: reply["response_url"]?.text, reply: words)
  }

  /// An answer without a content type was taken for a clip; now its first bytes tell.
  private func clip(_ response: Response, partFile: String) -> SubmitAnswer {
    if response.head.contentType == nil, let start = LocalFile.start(of: partFile),
      start.dropFirst(4).prefix(4) != Data("ftyp".utf8)
    {
      return lost(.unreadableAnswer(status: response.head.status, text: text(start)))
    }
    guard response.bytes > 0, let hash = response.fileHash else {
      return lost(.unreadableAnswer(status: response.head.status, text: nil))
    }
    return .clip(bytes: response.bytes, sha256: hash)
  }

  private func answer(
    to contract: Contract, _ error: TransportError, partFile: String
  ) -> SubmitAnswer {
    switch error {
    case .notSent(let reason):
      return .notSent(APIError.notSent(reason: reason).failure)
    case .lost(let reason):
      return lost(.answerLost(reason: reason))
    case .cutShort(let head, let received, let expected, let reason):
      if contract == .v1, Self.bringsClip(head) {
        let cut = APIError.clipBrokeOff(received: received, expected: expected, reason: reason)
        return .clipCutShort(bytes: received, cut.failure)
      }
      // A refusal is one by its status, even where its words were cut; so is a success by its id.
      guard head.isSuccess else { return refusal(contract, head, Data()) }
      guard contract == .v1, let id = head["x-request-id"] else {
        return lost(.answerLost(reason: reason))
      }
      return .accepted(requestID: id, statusURL: nil, responseURL: nil, reply: "")
    case .tooLarge(let head, _):
      return head.isSuccess
        ? lost(.unreadableAnswer(status: head.status, text: nil))
        : refusal(contract, head, Data())
    case .localFile(let path, let errno):
      // Only v1's clip goes into a file: it was made and is charged.
      let failure = APIError.localFile(path: path, errno: errno).failure
      return .clipCutShort(bytes: LocalFile.size(of: partFile), failure)
    case .cancelled:
      return lost(.answerLost(reason: "it was given up"))
    }
  }

  /// Every answer that is no success. What the table does not name may have been charged.
  private func refusal(_ contract: Contract, _ head: ResponseHead, _ body: Data) -> SubmitAnswer {
    let text = text(body)
    switch head.status {
    case 400, 415, 422: return refused(.badRequest(status: head.status, text: text), text)
    case 401: return refused(.keyRefused(text: text), pauses: true)
    case 402: return refused(.outOfCredits(text: text), pauses: true)
    case 403: return refused(.forbidden(text: text))
    case 404: return refused(.noSuchModel(text: text))
    case 405: return refused(.wrongVerb(text: text))
    case 406: return notAcceptable(text)
    case 410: return refused(.retired(text: text))
    case 413: return refused(.tooLarge(text: text))
    case 429:
      return .rateLimited(
        retryAfter: head.retryAfter, APIError.rateLimited(text: text).failure)
    case 500 where contract == .v1:
      // v1's way to refuse a value. Source: documentation.
      if let reply = try? Value(json: body), case .object = reply,
        let words = ProviderText.words(in: reply)
      {
        return refused(.valueRefused(text: words), words)
      }
      return lost(.serverError(status: 500, text: text))
    case 504: return lost(.gatewayTimeout(text: text))
    case 500...: return lost(.serverError(status: head.status, text: text))
    default: return lost(.unreadableAnswer(status: head.status, text: text))
    }
  }

  /// 406 has four meanings, told apart by its words. Source: documentation; without words it is what the
  /// model pages say it is, too few credits.
  private func notAcceptable(_ text: String?) -> SubmitAnswer {
    guard let words = text?.lowercased() else {
      return refused(.outOfCredits(text: nil), pauses: true)
    }
    let speaks = { (terms: [String]) in terms.contains { words.contains($0) } }
    if speaks(["content type", "content-type"]) { return refused(.contentTypeRefused(text: text)) }
    if speaks(["credit", "balance", "insufficient"]) {
      return refused(.outOfCredits(text: text), pauses: true)
    }
    if speaks(["team", "quota", "limit reached", "limit exceeded", "spending limit", "usage limit"])
    {
      return refused(.teamLimit(text: text))
    }
    return refused(.valueRefused(text: text), text)
  }

  /// v1 has no FAILED: the content filter's block comes as a refusal, and only its words tell.
  private func refused(_ error: APIError, _ text: String?) -> SubmitAnswer {
    let isBlocked = text.map(ContentFilter.speaks(in:)) ?? false
    return refused(isBlocked ? .blocked(text: text) : error)
  }

  private func refused(_ error: APIError, pauses: Bool = false) -> SubmitAnswer {
    .refused(error.failure, pauses: pauses)
  }

  private func lost(_ error: APIError) -> SubmitAnswer { .lost(error.failure) }

  private func text(_ body: Data) -> String? { ProviderText.words(in: body) }
}
