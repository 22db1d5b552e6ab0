import FoundationEssentials
import SegmindAPI
import Synchronization

/// Carries requests, and spares the host: questions about all jobs together are no more than a plan allows, fewer
/// where it does not answer, and wait till its time where it answers 429.
///
/// What may cost money goes straight through; the `Queue` has seen to it before the job was claimed.
final class SparingTransport: Transport {
  private let transport: any Transport
  private let clock: ServiceClock
  private let hosts = Mutex<[Substring: Host]>([:])

  private struct Host {
    var quota = RetryQuota()
    var pace = QuestionPace()
  }

  init(_ transport: any Transport, clock: ServiceClock) {
    self.transport = transport
    self.clock = clock
  }

  func send(
    _ request: APIRequest, onHead: @Sendable (ResponseHead) async -> BodyDestination,
    progress: @escaping @Sendable (TransferProgress) -> Void
  ) async throws(TransportError) -> Response {
    guard !request.isPaid else {
      return try await transport.send(request, onHead: onHead, progress: progress)
    }
    let host = Self.host(of: request.url)
    do { try await turn(request, host) } catch { throw .cancelled }
    do throws(TransportError) {
      let response = try await transport.send(request, onHead: onHead, progress: progress)
      note(host, response.head)
      return response
    } catch {
      switch error {
      case .notSent, .lost: noteNoAnswer(host)
      case .cutShort, .tooLarge: with(host) { $0.quota.answered() }
      case .localFile, .cancelled: break
      }
      throw error
    }
  }

  /// Waits while the host is held, then one of many for its turn.
  private func turn(_ request: APIRequest, _ host: Substring) async throws {
    while true {
      try await sleep(till: with(host) { $0.quota.heldUntil })
      if request.isOneOfMany {
        try await sleep(till: with(host) { $0.pace.turn(at: clock.now()) })
      }
      let isFree = with(host) { host in
        guard host.quota.heldUntil <= clock.now() else { return false }
        host.quota.asked(at: clock.now())
        return true
      }
      // What was held meanwhile takes turns anew, or all of it would be sent at the same time.
      if isFree { return }
    }
  }

  private func sleep(till date: Date) async throws {
    let wait = date.timeIntervalSince(clock.now())
    if wait > 0 { try await clock.sleep(wait) }
  }

  private func note(_ host: Substring, _ head: ResponseHead) {
    guard head.status < 500 else { return noteNoAnswer(host) }
    let now = clock.now()
    with(host) { host in
      host.quota.answered()
      guard head.status == 429 else { return host.pace.answered() }
      // Of several that were under way together, the first says it.
      if host.quota.heldUntil <= now { host.pace.refused() }
      host.quota.leaveAlone(until: now.addingTimeInterval(head.retryAfter))
    }
  }

  private func noteNoAnswer(_ host: Substring) {
    let now = clock.now()
    with(host) { $0.quota.failed(at: now) }
  }

  private func with<Result: Sendable>(
    _ host: Substring, _ body: (inout Host) -> Result
  ) -> Result {
    hosts.withLock { body(&$0[host, default: Host()]) }
  }

  /// Scheme, host and port: "https://api.segmind.com".
  private static func host(of url: String) -> Substring {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count > 3 ? url.prefix(url.count - parts[3].count - 1) : url[...]
  }
}

extension Account {
  /// The same account, asked through one sparing transport.
  func sparing(_ clock: ServiceClock) -> Account {
    Account(
      origin: origin,
      client: client.map {
        APIClient(
          origins: $0.origins, key: $0.key,
          transport: SparingTransport($0.transport, clock: clock))
      })
  }
}
