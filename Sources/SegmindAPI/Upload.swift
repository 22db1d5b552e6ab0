import FoundationEssentials
import Jobs
import Schema

extension APIClient {
  /// Uploads one local file and returns the web address that stands for it in a request. It costs nothing and
  /// may be repeated; each time leaves a file at the provider.
  ///
  /// `progress`: bytes of the file that went out, and its length.
  ///
  /// Source of path and document: Python SDK. The answer's key is `file_urls` there and `urls` in the
  /// documentation; the size limit and the shape of errors are documented nowhere.
  package func upload(
    file: String,
    progress: @escaping @Sendable (_ bytes: Int, _ total: Int) -> Void = { _, _ in }
  ) async -> UploadAnswer {
    let document = UploadDocument(path: file, contentType: LocalFile.contentType(of: file))
    let length: Int
    do {
      length = try document.open().fileBytes
    } catch {
      return .refused(APIError(error).failure)
    }
    let request = APIRequest(
      "\(origins.upload)/upload-asset", key: key,
      headers: [
        ("Content-Type", "application/json"), ("Accept", "application/json, text/plain, */*"),
      ],
      body: .upload(document), limits: .init(connect: 10, stall: 60))
    do {
      let response = try await transport.send(
        request, onHead: { _ in .memory(limit: 1 << 20) },
        progress: { progress(min(length, $0.sent / 4 * 3), length) })
      return Self.answer(response)
    } catch {
      return Self.answer(error)
    }
  }

  /// Whether what was uploaded before is surely still there for whoever fetches it.
  ///
  /// Its first byte is asked for, as the provider will ask: an address that is signed for reading answers HEAD
  /// with 403, and some stores answer it from memory. What they show in the place of a file that is gone may be
  /// a page. Never with the key.
  package func isThere(_ url: String) async -> Bool {
    let request = APIRequest(
      url, headers: [("range", "bytes=0-0")], limits: .init(connect: 5, total: 10))
    let response = try? await transport.send(
      request, onHead: { _ in .nowhere }, progress: { _ in })
    guard let head = response?.head else { return false }
    return [200, 206].contains(head.status) && head.contentType != "text/html"
  }

  private static func answer(_ response: Response) -> UploadAnswer {
    let text = ProviderText.words(in: response.body)
    guard response.head.isSuccess else {
      if response.head.status == 429 {
        return .rateLimited(
          retryAfter: response.head.retryAfter, APIError.rateLimited(text: text).failure)
      }
      let error: APIError =
        switch response.head.status {
        case 401: .keyRefused(text: text)
        case 402: .outOfCredits(text: text)
        case 413: .tooLarge(text: text)
        case 500...:
          .uploadBrokeOff(reason: "the service had an error (\(response.head.status))")
        default: .uploadRefused(status: response.head.status, text: text)
        }
      let isRefused = (400..<500).contains(response.head.status)
      return isRefused ? .refused(error.failure) : .unreachable(error.failure)
    }
    let reply = try? Value(json: response.body)
    for name in ["file_urls", "urls", "url"] {
      let value = reply?[name]
      if let url = (value?.items?.first ?? value)?.text.flatMap(OutputSearch.webURL) {
        return .stored(url: url)
      }
    }
    return .unreachable(APIError.uploadNotUnderstood(text: text).failure)
  }

  private static func answer(_ error: TransportError) -> UploadAnswer {
    switch error {
    case .notSent(let reason), .lost(let reason), .cutShort(_, _, _, let reason):
      .unreachable(APIError.uploadBrokeOff(reason: reason).failure)
    case .cancelled: .unreachable(APIError.uploadBrokeOff(reason: "it was given up").failure)
    case .tooLarge: .unreachable(APIError.uploadNotUnderstood(text: nil).failure)
    case .localFile(let path, let errno):
      .refused(APIError.localFile(path: path, errno: errno).failure)
    }
  }
}
