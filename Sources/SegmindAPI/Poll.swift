import FoundationEssentials
import Jobs
import Schema

extension APIClient {
  /// Asks how a generation stands.
  ///
  /// `statusURL` is what the submit's answer named; it is used only where it is on the configured API, since
  /// the key goes with it. Source of the path: documentation, Python SDK.
  package func status(requestID: String, statusURL: String?) async -> PollAnswer {
    await poll(statusURL, else: "\(requestPath(requestID))/status", isOneOfMany: true)
  }

  /// Asks for the result of a generation; while it runs, the answer is as that of `status`.
  package func result(requestID: String, responseURL: String?) async -> PollAnswer {
    await poll(responseURL, else: requestPath(requestID))
  }

  private func requestPath(_ requestID: String) -> String {
    "\(origins.api)/v2/requests/\(requestID.urlEncoded)"
  }

  private func poll(
    _ given: String?, else rebuilt: String, isOneOfMany: Bool = false
  ) async -> PollAnswer {
    let url = given.flatMap { origins.api.holds($0) ? $0 : nil } ?? rebuilt
    do {
      return PollAnswer(try await get(url, isOneOfMany: isOneOfMany))
    } catch {
      return .transient(APIError(error).failure)
    }
  }
}

extension PollAnswer {
  /// FAILED comes as 422 with a body; a 422 without that word is no verdict. There is no state for a
  /// cancelled job, and an unknown word counts as running. Source: model pages, Python SDK.
  init(_ response: Response) {
    let head = response.head
    let reply = try? Value(json: response.body)
    let words = String(decoding: response.body, as: UTF8.self)
    let status = reply?["status"]?.text?.uppercased()
    if let reply, status == "FAILED", head.isSuccess || head.status == 422 {
      let text = ProviderText.words(in: reply)
      let isBlocked = text.map(ContentFilter.speaks(in:)) ?? false
      let error: APIError = isBlocked ? .blocked(text: text) : .generationFailed(text: text)
      self = .failed(error.failure, reply: words)
      return
    }
    let failure = APIError(response).failure
    switch head.status {
    case 200..<300:
      self = Self.progress(reply, status: status, words: words) ?? .transient(failure)
    case 401, 403: self = .refusedKey(failure)
    case 404: self = .gone(failure)
    default: self = .transient(failure)
    }
  }

  private static func progress(_ reply: Value?, status: String?, words: String) -> PollAnswer? {
    guard let reply, case .object = reply else { return nil }
    switch status {
    case "COMPLETED":
      return .completed(FinishedGeneration(reply, words: words))
    case "QUEUED", "PENDING":
      return .running(.queued)
    case .some:
      return .running(.processing)
    case nil:
      let found = FinishedGeneration(reply, words: words)
      return found.outputURL == nil ? nil : .completed(found)
    }
  }
}

extension FinishedGeneration {
  /// Reads what is there; numbers may be written as strings. Source of `metrics.cost` and `seed`:
  /// documentation; everything in `metrics` is optional.
  init(_ reply: Value, words: String) {
    let cost = (reply["metrics"]?["cost"] ?? reply["cost"])?.number
    self.init(
      requestID: reply["request_id"]?.identifier, outputURL: OutputSearch.url(in: reply),
      cost: cost.flatMap { $0.isFinite ? $0 : nil }, seed: reply["seed"]?.integer, reply: words)
  }
}

extension Value {
  /// An id, which is opaque: a number, or any text of printable characters.
  var identifier: String? {
    switch self {
    case .text(let text):
      text.isEmpty || text.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7f }
        ? nil : text
    case .integer(let number): String(number)
    case .null, .bool, .number, .list, .object: nil
    }
  }
}
