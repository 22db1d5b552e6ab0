package import SegmindAPI

/// Tells of each write and each request in the life of a job, right before it and right after. The program
/// may end at any of these moments, and tests see to it that it does.
package struct Steps: Sendable {
  /// Nil where nobody listens, which is always but in tests.
  private let reached: (@Sendable (_ step: String) -> Void)?

  package static let untold = Steps(nil)

  package init(_ reached: (@Sendable (_ step: String) -> Void)?) { self.reached = reached }

  /// Does the work between two steps, such as `before claimed` and `after claimed`.
  func around<Result, Problem: Error>(
    _ what: @autoclosure () -> String, _ work: () throws(Problem) -> Result
  ) throws(Problem) -> Result {
    guard let reached else { return try work() }
    let what = what()
    reached("before \(what)")
    let result = try work()
    reached("after \(what)")
    return result
  }

  /// The same transport, which tells of its requests.
  package func around(_ transport: any Transport) -> any Transport {
    reached.map { TellingTransport(transport: transport, reached: $0) } ?? transport
  }
}

/// Tells of each request: before it leaves, while bytes of its body or its answer come through, and when
/// its answer is there.
private struct TellingTransport: Transport {
  let transport: any Transport
  let reached: @Sendable (_ step: String) -> Void

  func send(
    _ request: APIRequest, onHead: @Sendable (ResponseHead) async -> BodyDestination,
    progress: @escaping @Sendable (TransferProgress) -> Void
  ) async throws(TransportError) -> Response {
    let what = request.purpose
    let reached = reached
    reached("before \(what)")
    let response = try await transport.send(request, onHead: onHead) { moved in
      if moved.received > 0 || what == "upload" && moved.sent > 0 { reached("during \(what)") }
      progress(moved)
    }
    reached("after \(what)")
    return response
  }
}

extension APIRequest {
  /// What it is for, in a word.
  fileprivate var purpose: String {
    if isPaid { return "submit" }
    if case .upload = body { return "upload" }
    if key == nil { return "clip" }
    if url.contains("/request-history") { return "history" }
    if url.hasSuffix("/status") { return "status" }
    return url.contains("/requests/") ? "result" : "credits"
  }
}
