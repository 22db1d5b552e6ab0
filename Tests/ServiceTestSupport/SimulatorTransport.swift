package import Foundation
package import SegmindAPI
package import Service
package import Simulator
import Synchronization

/// Carries requests to the simulated service in the same process, and does to the answers what a network
/// does, in the time of a clock that a test moves.
package final class SimulatorTransport: Transport {
  /// A request that was sent.
  package struct Sent: Sendable {
    package let method: String
    package let path: String
    package let at: Date
  }

  /// What happens to a request instead of its usual fate.
  package enum Fate: Sendable {
    case answer(Int, [String: String] = [:], String = "")
    /// It does not reach the service.
    case fails(TransportError)
    /// The service hears and answers it; only the client does not.
    case answerIsLost
    /// Headers, then this much of the body, then nothing more.
    case cut(Int, [String: String], String)
    /// The answer is changed on its way; an empty 200 where the service does not hear the request.
    case garbled(isHeard: Bool, @Sendable (SimulatedReply) -> SimulatedReply)
    /// The service hears it, and its answer comes byte by byte, as slowly as can be.
    case drips
  }

  package let api: SimulatedAPI
  private let clock: ServiceClock
  private let log = Mutex<[Sent]>([])
  private let fate = Mutex<@Sendable (Sent) -> Fate?>({ _ in nil })

  package init(_ api: SimulatedAPI, clock: ServiceClock) {
    self.api = api
    self.clock = clock
  }

  /// Every request, oldest first.
  package var sent: [Sent] { log.withLock { $0 } }

  /// From now on asked for each request; nil lets it through.
  package func decide(_ fate: @escaping @Sendable (Sent) -> Fate?) {
    self.fate.withLock { $0 = fate }
  }

  package func send(
    _ request: APIRequest, onHead: @Sendable (ResponseHead) async -> BodyDestination,
    progress: @escaping @Sendable (SegmindAPI.TransferProgress) -> Void
  ) async throws(TransportError) -> Response {
    let simulated = try Self.simulated(request)
    let sent = Sent(method: simulated.method, path: simulated.path, at: clock.now())
    log.withLock { $0.append(sent) }
    switch fate.withLock({ $0 })(sent) {
    case nil: break
    case .fails(let error): throw error
    case .answerIsLost:
      _ = api.answer(simulated, at: clock.now())
      throw .lost("the connection was reset")
    case .answer(let status, let headers, let body):
      let head = ResponseHead(status: status, headers: headers)
      return try Self.deliver(Data(body.utf8), head, to: await onHead(head), progress)
    case .cut(let status, let headers, let body):
      let head = ResponseHead(status: status, headers: headers)
      let part = try Self.deliver(Data(body.utf8), head, to: await onHead(head), progress)
      throw .cutShort(head, received: part.bytes, expected: nil, reason: "it was cut")
    case .garbled(let isHeard, let change):
      let reply =
        isHeard
        ? try await reply(to: simulated, limits: request.limits)
        : SimulatedReply(200, body: Data("{}".utf8), type: "application/json")
      return try await carry(change(reply), limits: request.limits, onHead, progress)
    case .drips:
      var reply = try await reply(to: simulated, limits: request.limits)
      try await pass(request.limits.total ?? 3600)
      if request.limits.total != nil {
        reply.delivery = .truncated(after: reply.body.count / 2)
      }
      return try await carry(reply, limits: request.limits, onHead, progress)
    }
    let reply = try await reply(to: simulated, limits: request.limits)
    return try await carry(reply, limits: request.limits, onHead, progress)
  }

  /// The answer when it is ready, within the request's limit.
  private func reply(
    to request: SimulatedRequest, limits: APIRequest.Limits
  ) async throws(TransportError) -> SimulatedReply {
    let end = limits.total.map { clock.now().addingTimeInterval($0) } ?? .distantFuture
    var answer = api.answer(request, at: clock.now())
    while true {
      switch answer {
      case .reply(let reply): return reply
      case .later(let waiting, let date):
        guard clock.now() < end else { throw .lost("it took too long") }
        try await pass(max(0.001, min(date, end).timeIntervalSince(clock.now())))
        answer = api.resume(waiting, at: clock.now())
      }
    }
  }

  private func carry(
    _ reply: SimulatedReply, limits: APIRequest.Limits,
    _ onHead: @Sendable (ResponseHead) async -> BodyDestination,
    _ progress: @Sendable (SegmindAPI.TransferProgress) -> Void
  ) async throws(TransportError) -> Response {
    // The connection ends with the body; what was announced beyond that is missing, and nobody reads more.
    let announced = reply.headers["content-length"].flatMap { Int($0) } ?? reply.body.count
    let length: Int
    switch reply.delivery {
    case .closed: throw .lost("the connection was closed")
    case .silent:
      try await pass(min(limits.total ?? 3600, limits.stall ?? 3600))
      throw .lost("it took too long")
    case .whole: length = min(announced, reply.body.count)
    case .truncated(let count), .stalled(let count): length = count
    }
    let head = ResponseHead(status: reply.status, headers: reply.headers)
    let response = try Self.deliver(
      reply.body.prefix(length), head, to: await onHead(head), progress)
    if case .stalled = reply.delivery { try await pass(limits.stall ?? 60) }
    guard length < announced else { return response }
    throw .cutShort(
      head, received: response.bytes, expected: head.contentLength, reason: "it broke off")
  }

  private func pass(_ seconds: Double) async throws(TransportError) {
    do { try await clock.sleep(seconds) } catch { throw .cancelled }
  }

  private static func simulated(_ request: APIRequest) throws(TransportError) -> SimulatedRequest {
    let headers = request.headerLines.map {
      $0.split(separator: ": ", maxSplits: 1).map(String.init)
    }
    .filter { $0.count == 2 }
    var body = Data()
    switch request.body {
    case .none: break
    case .bytes(let bytes): body = bytes
    case .upload(let document):
      let reader = try document.open()
      while case let piece = try reader.read(upTo: 1 << 16), !piece.isEmpty { body += piece }
    }
    return SimulatedRequest(
      method: request.isPost ? "POST" : "GET", target: request.url,
      headers: Dictionary(headers.map { ($0[0], $0[1]) }) { $1 }, body: body)
  }

  private static func deliver(
    _ body: Data, _ head: ResponseHead, to destination: BodyDestination,
    _ progress: @Sendable (SegmindAPI.TransferProgress) -> Void
  ) throws(TransportError) -> Response {
    progress(TransferProgress(sent: 0, received: body.count))
    switch destination {
    case .nowhere: return Response(head: head, body: Data(), bytes: 0)
    case .memory(let limit):
      guard body.count <= limit else { throw .tooLarge(head, limit: limit) }
      return Response(head: head, body: body, bytes: body.count)
    case .file(let path, let offset, _):
      let hash: String?
      do {
        if !FileManager.default.fileExists(atPath: path) {
          try Data().write(to: URL(filePath: path))
        }
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.truncate(atOffset: UInt64(offset))
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: body)
        try file.close()
        hash = try ContentHash.hex(ofFile: path)
      } catch {
        throw .localFile(path: path, errno: ENOENT)
      }
      return Response(head: head, body: Data(), bytes: body.count, fileHash: hash)
    }
  }
}
