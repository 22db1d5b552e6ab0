import FoundationEssentials
import SegmindAPI
import Synchronization

/// Carries requests, and spares a host that does not answer, or answers 429: questions about all jobs together
/// are then few, or wait till its time.
///
/// What may cost money goes straight through; the `Queue` has seen to it before the job was claimed.
final class SparingTransport: Transport {
  private let transport: any Transport
  private let clock: ServiceClock
  private let quotas = Mutex<[Substring: RetryQuota]>([:])

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
    do { try await turn(host) } catch { throw .cancelled }
    do throws(TransportError) {
      let response = try await transport.send(request, onHead: onHead, progress: progress)
      note(host, isAnswer: response.head.status < 500)
      if response.head.status == 429 { leaveAlone(host, seconds: response.head.retryAfter) }
      return response
    } catch {
      switch error {
      case .notSent, .lost: note(host, isAnswer: false)
      case .cutShort, .tooLarge: note(host, isAnswer: true)
      case .localFile, .cancelled: break
      }
      throw error
    }
  }

  private func turn(_ host: Substring) async throws {
    while true {
      let wait = quotas.withLock { quotas in
        let now = clock.now()
        let wait = quotas[host, default: RetryQuota()].heldUntil.timeIntervalSince(now)
        if wait <= 0 { quotas[host, default: RetryQuota()].asked(at: now) }
        return wait
      }
      guard wait > 0 else { return }
      try await clock.sleep(wait)
    }
  }

  private func note(_ host: Substring, isAnswer: Bool) {
    quotas.withLock { quotas in
      if isAnswer {
        quotas[host, default: RetryQuota()].answered()
      } else {
        quotas[host, default: RetryQuota()].failed(at: clock.now())
      }
    }
  }

  private func leaveAlone(_ host: Substring, seconds: Double) {
    let date = clock.now().addingTimeInterval(seconds)
    quotas.withLock { $0[host, default: RetryQuota()].leaveAlone(until: date) }
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
