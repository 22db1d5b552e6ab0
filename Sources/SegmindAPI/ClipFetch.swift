import FoundationEssentials
import Glibc
import Jobs
import Synchronization

/// One download of a clip: decides, from the headers, which file the bytes go to and what came of it.
struct ClipFetch {
  let transport: any Transport
  let url: String
  let file: String
  let progress: @Sendable (_ bytes: Int, _ total: Int?) -> Void

  private var wholeFile: String { file + ".whole" }

  /// What the headers said the body is.
  private enum Plan: Equatable {
    /// The clip from this byte on, of so many in all.
    case clip(path: String, offset: Int, total: Int?)
    /// A range that was not asked for, or that does not exist.
    case wrongRange(total: Int?)
    case wrongType(String)
    case noClip
  }

  /// `offset`: bytes that the file has.
  func run(from offset: Int) async -> DownloadAnswer { await attempt(from: offset, had: offset) }

  /// Asks for what follows `offset`. `had`: bytes of the file before this attempt.
  private func attempt(from offset: Int, had: Int) async -> DownloadAnswer {
    let planned = Mutex<(plan: Plan, head: ResponseHead)?>(nil)
    let request = APIRequest(
      url, headers: offset > 0 ? [("Range", "bytes=\(offset)-")] : [],
      limits: .init(connect: 15, stall: 30))
    let result: Result<Response, TransportError>
    do {
      let response = try await transport.send(
        request,
        onHead: { head in
          let plan = plan(head, offset: offset, had: had)
          planned.withLock { $0 = (plan, head) }
          return destination(plan, head)
        },
        progress: { moved in
          guard case .clip(_, let start, let total)? = planned.withLock({ $0?.plan }) else {
            return
          }
          progress(start + moved.received, total)
        })
      result = .success(response)
    } catch {
      result = .failure(error)
    }
    guard let (plan, head) = planned.withLock({ $0 }) else { return withoutHead(result) }
    switch plan {
    case .clip(let path, let start, let total):
      return clip(result, head, path: path, start: start, total: total, had: had)
    case .wrongRange(let total):
      if total == offset, offset > 0 { return .saved(bytes: offset, contentType: nil) }
      return await attempt(from: 0, had: had)
    case .wrongType(let type):
      return .wrongType(contentType: type, APIError.clipOfWrongType(type).failure)
    case .noClip:
      return refusal(head, (try? result.get())?.body ?? Data())
    }
  }

  private func plan(_ head: ResponseHead, offset: Int, had: Int) -> Plan {
    let path = had > offset ? wholeFile : file
    switch head.status {
    case 206:
      let range = ContentRange(head["content-range"])
      guard range?.start == offset else { return offset > 0 ? .wrongRange(total: nil) : .noClip }
      return Self.wrongType(head) ?? .clip(path: path, offset: offset, total: range?.total)
    case 200..<300:
      let path = had > 0 ? wholeFile : file
      return Self.wrongType(head) ?? .clip(path: path, offset: 0, total: head.contentLength)
    case 416 where offset > 0:
      return .wrongRange(total: ContentRange(head["content-range"])?.total)
    default:
      return .noClip
    }
  }

  /// Stores answer errors with a page of HTML, JSON or XML, some with status 200. Any other type may be a
  /// clip: hosts are free in what they call it.
  private static func wrongType(_ head: ResponseHead) -> Plan? {
    guard let type = head.contentType else { return nil }
    let isText = type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml")
    return isText ? .wrongType(type) : nil
  }

  private func destination(_ plan: Plan, _ head: ResponseHead) -> BodyDestination {
    switch plan {
    case .clip(let path, let start, _):
      .file(path: path, offset: start, limit: APIClient.largestClip - start)
    case .wrongRange, .wrongType: .nowhere
    case .noClip: .memory(limit: 1 << 20)
    }
  }

  private func withoutHead(_ result: Result<Response, TransportError>) -> DownloadAnswer {
    switch result {
    case .success: .transient(APIError.notUnderstood(text: nil).failure)
    case .failure(let error): .transient(APIError(error).failure)
    }
  }

  private func refusal(_ head: ResponseHead, _ body: Data) -> DownloadAnswer {
    let text = ProviderText.words(in: body)
    if head.status == 429 || head.status >= 500 || head.status == 408 {
      return .transient(APIError.serverTrouble(status: head.status, text: text).failure)
    }
    return .refused(
      status: head.status, APIError.clipRefused(status: head.status, text: text).failure)
  }

  private func clip(
    _ result: Result<Response, TransportError>, _ head: ResponseHead, path: String, start: Int,
    total: Int?, had: Int
  ) -> DownloadAnswer {
    switch result {
    case .success(let response):
      let bytes = start + response.bytes
      guard bytes > 0, total == nil || total == bytes else {
        return cut(path, bytes, total, had, reason: "its length is not what was announced")
      }
      if path == wholeFile, let failure = moveWholeFile() { return .transient(failure) }
      return .saved(bytes: bytes, contentType: head.contentType)
    case .failure(.cutShort(_, let received, _, let reason)):
      return cut(path, start + received, total, had, reason: reason)
    case .failure(.cancelled):
      return cut(path, nil, total, had, reason: "it was given up")
    case .failure(.tooLarge):
      return .refused(
        status: head.status, APIError.clipTooLarge(limit: APIClient.largestClip).failure)
    case .failure(let error):
      return .transient(APIError(error).failure)
    }
  }

  private func cut(
    _ path: String, _ received: Int?, _ total: Int?, _ had: Int, reason: String
  ) -> DownloadAnswer {
    var bytes = received ?? LocalFile.size(of: path)
    if path == wholeFile {
      if bytes > had {
        if let failure = moveWholeFile() { return .transient(failure) }
      } else {
        unlink(wholeFile)
        bytes = had
      }
    }
    let error = APIError.clipBrokeOff(received: bytes, expected: total, reason: reason)
    return .cutShort(bytes: bytes, error.failure)
  }

  private func moveWholeFile() -> Failure? {
    guard rename(wholeFile, file) != 0 else { return nil }
    return APIError.localFile(path: file, errno: errno).failure
  }
}

/// `Content-Range: bytes 100-199/200` or `bytes */200`.
struct ContentRange: Equatable {
  let start: Int?
  let total: Int?

  init?(_ text: String?) {
    guard let match = text?.wholeMatch(of: /\s*bytes\s+(?:(\d+)-\d+|\*)\/(?:(\d+)|\*)\s*/) else {
      return nil
    }
    start = match.1.flatMap { Int($0) }
    total = match.2.flatMap { Int($0) }
  }
}
