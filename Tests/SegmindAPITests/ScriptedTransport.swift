import Foundation
import SegmindAPI
import Synchronization

/// Answers from a list, in order, and remembers what was asked. It does to an answer what a network may:
/// cut it short, or give none.
final class ScriptedTransport: Transport {
  enum Step: Sendable {
    case answer(Int, [String: String] = [:], String = "")
    case fails(TransportError)
    /// Headers, then this much of the body, then nothing more.
    case cut(Int, [String: String], String)
  }

  private let steps: Mutex<[Step]>
  private let seen = Mutex<[APIRequest]>([])

  init(_ steps: Step...) { self.steps = Mutex(steps) }

  var requests: [APIRequest] { seen.withLock { $0 } }

  func send(
    _ request: APIRequest, onHead: @Sendable (ResponseHead) async -> BodyDestination,
    progress: @escaping @Sendable (TransferProgress) -> Void
  ) async throws(TransportError) -> Response {
    seen.withLock { $0.append(request) }
    let step = steps.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    switch step {
    case nil: throw .notSent("the script has no more answers")
    case .fails(let error): throw error
    case .answer(let status, let headers, let body):
      let head = ResponseHead(status: status, headers: headers)
      return try Self.deliver(head, Data(body.utf8), to: await onHead(head))
    case .cut(let status, let headers, let body):
      let head = ResponseHead(status: status, headers: headers)
      let part = try Self.deliver(head, Data(body.utf8), to: await onHead(head))
      throw .cutShort(head, received: part.bytes, expected: nil, reason: "connection reset")
    }
  }

  private static func deliver(
    _ head: ResponseHead, _ body: Data, to destination: BodyDestination
  ) throws(TransportError) -> Response {
    switch destination {
    case .memory: return Response(head: head, body: body, bytes: body.count)
    case .nowhere: return Response(head: head, body: Data(), bytes: 0)
    case .file(let path, _, _):
      guard FileManager.default.createFile(atPath: path, contents: body) else {
        throw .localFile(path: path, errno: ENOENT)
      }
      return Response(
        head: head, body: Data(), bytes: body.count, fileHash: ContentHash.hex(of: body))
    }
  }
}
