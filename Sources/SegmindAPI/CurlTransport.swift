import CCurl
import FoundationEssentials

/// Carries requests over the network with libcurl.
///
/// Three threads do it, each started at its first use. Questions have four connections and files, up and
/// down, another four: a stalled clip never keeps a job from being asked about. What may cost money waits
/// for nobody, and a v1 submit that holds its connection for minutes takes none away from the others.
package final class CurlTransport: Transport {
  private let userAgent: String
  private let questions = CurlLoop(connections: 4)
  private let files = CurlLoop(connections: 4)
  private let paid = CurlLoop(connections: 0)

  /// `userAgent`: program and version, as in `dailies/1.0`.
  package init(userAgent: String) { self.userAgent = userAgent }

  package func send(
    _ request: APIRequest, onHead: @Sendable (ResponseHead) async -> BodyDestination,
    progress: @escaping @Sendable (TransferProgress) -> Void
  ) async throws(TransportError) -> Response {
    let transfer = try CurlTransfer(
      request, userAgent: userAgent, loop: loop(for: request), progress: progress)
    guard !request.isPaid else { return try await transfer.response(onHead).get() }
    return try await withTaskCancellationHandler {
      await transfer.response(onHead)
    } onCancel: {
      transfer.cancel()
    }.get()
  }

  private func loop(for request: APIRequest) -> CurlLoop {
    if request.isPaid { return paid }
    switch request.body {
    case .upload: return files
    case .none where request.key == nil: return files
    case .none, .bytes: return questions
    }
  }
}
