import FoundationEssentials
import Glibc
import Jobs
import Synchronization

/// One download of a clip: decides, from the headers, where in the file the bytes go and what came of it.
struct ClipFetch {
  let transport: any Transport
  let url: String
  let file: String
  let progress: @Sendable (_ bytes: Int, _ total: Int?) -> Void

  /// What the headers said the body is.
  private enum Plan: Equatable {
    /// The clip from this byte on, of so many in all.
    case clip(offset: Int, total: Int?)
    /// A range that was not asked for, or that does not exist, or of another version.
    case wrongRange(total: Int?)
    case wrongType(String)
    case tooLarge
    case noClip
  }

  /// `offset`: bytes that the file has. They count only where it is known of which version they are.
  func run(from offset: Int) async -> DownloadAnswer {
    guard offset > 0, let mark = PartMark.read(file) else { return await attempt(from: 0) }
    return await attempt(from: offset, of: mark)
  }

  /// Asks for what follows `offset`, or for the whole where that is another version by now.
  private func attempt(from offset: Int, of mark: String? = nil) async -> DownloadAnswer {
    let planned = Mutex<(plan: Plan, head: ResponseHead)?>(nil)
    let request = APIRequest(
      url, headers: mark.map { [("Range", "bytes=\(offset)-"), ("If-Range", $0)] } ?? [],
      limits: .init(connect: 15, total: APIClient.longestDownload, stall: 30))
    let result: Result<Response, TransportError>
    do {
      let response = try await transport.send(
        request,
        onHead: { head in
          let plan = plan(head, offset: offset, mark)
          planned.withLock { $0 = (plan, head) }
          if case .clip(0, _) = plan { PartMark.begin(file, head) }
          return destination(plan)
        },
        progress: { moved in
          guard case .clip(let start, let total)? = planned.withLock({ $0?.plan }) else {
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
    case .clip(let start, let total):
      return clip(result, head, start: start, total: total)
    case .wrongRange(let total):
      return total == offset && offset > 0 ? whole(offset) : await attempt(from: 0)
    case .wrongType(let type):
      return .wrongType(contentType: type, APIError.clipOfWrongType(type).failure)
    case .tooLarge:
      return tooLarge(head)
    case .noClip:
      return refusal(head, (try? result.get())?.body ?? Data())
    }
  }

  private func plan(_ head: ResponseHead, offset: Int, _ mark: String?) -> Plan {
    switch head.status {
    case 206:
      let range = ContentRange(head["content-range"])
      guard range?.start == offset, (PartMark.mark(head) ?? mark) == mark || offset == 0 else {
        return offset > 0 ? .wrongRange(total: nil) : .noClip
      }
      return begin(head, offset: offset, total: range?.total)
    case 200..<300:
      return begin(head, offset: 0, total: head.contentLength)
    case 416 where offset > 0:
      return .wrongRange(total: ContentRange(head["content-range"])?.total)
    default:
      return .noClip
    }
  }

  private func begin(_ head: ResponseHead, offset: Int, total: Int?) -> Plan {
    if let total, total > APIClient.largestClip { return .tooLarge }
    return Self.wrongType(head) ?? .clip(offset: offset, total: total)
  }

  /// Stores answer errors with a page of HTML, JSON or XML, some with status 200. Any other type may be a
  /// clip: hosts are free in what they call it.
  private static func wrongType(_ head: ResponseHead) -> Plan? {
    guard let type = head.contentType else { return nil }
    let isText = type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml")
    return isText ? .wrongType(type) : nil
  }

  private func destination(_ plan: Plan) -> BodyDestination {
    switch plan {
    case .clip(let start, _):
      .file(path: file, offset: start, limit: APIClient.largestClip - start)
    case .wrongRange, .wrongType, .tooLarge: .nowhere
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
    _ result: Result<Response, TransportError>, _ head: ResponseHead, start: Int, total: Int?
  ) -> DownloadAnswer {
    switch result {
    case .success(let response):
      let bytes = start + response.bytes
      guard bytes > 0, total == nil || total == bytes, let hash = response.fileHash else {
        return cut(bytes, total, reason: "its length is not what was announced")
      }
      return .saved(bytes: bytes, sha256: hash, contentType: head.contentType)
    case .failure(.cutShort(_, let received, _, let reason)):
      return cut(start + received, total, reason: reason)
    case .failure(.cancelled):
      return cut(LocalFile.size(of: file), total, reason: "it was given up")
    case .failure(.tooLarge):
      unlink(file)
      return tooLarge(head)
    case .failure(let error):
      return .transient(APIError(error).failure)
    }
  }

  /// It was there already.
  private func whole(_ bytes: Int) -> DownloadAnswer {
    do throws(Failure) {
      return .saved(bytes: bytes, sha256: try ContentHash.hex(ofFile: file), contentType: nil)
    } catch {
      return .transient(error)
    }
  }

  private func tooLarge(_ head: ResponseHead) -> DownloadAnswer {
    .refused(status: head.status, APIError.clipTooLarge(limit: APIClient.largestClip).failure)
  }

  private func cut(_ bytes: Int, _ total: Int?, reason: String) -> DownloadAnswer {
    let error = APIError.clipBrokeOff(received: bytes, expected: total, reason: reason)
    return .cutShort(bytes: bytes, error.failure)
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
