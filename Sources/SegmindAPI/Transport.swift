package import FoundationEssentials

/// Carries one request to the API and its answer back: libcurl, or the simulator in the same process.
package protocol Transport: Sendable {
  /// Sends the request once.
  ///
  /// - `onHead` is asked once where the body is to go, after the final headers and before any of the
  ///   body; the body waits for its answer.
  /// - `progress` is told of bytes sent and received, from any thread.
  func send(
    _ request: APIRequest, onHead: @Sendable (ResponseHead) async -> BodyDestination,
    progress: @escaping @Sendable (TransferProgress) -> Void
  ) async throws(TransportError) -> Response
}

/// Where the body of an answer goes.
package enum BodyDestination: Hashable, Sendable {
  /// Into memory, at most so many bytes.
  case memory(limit: Int)
  /// Into a file, from this byte on; what it has after that byte is cut off. It is made where there is
  /// none. `limit` counts the bytes of this body.
  case file(path: String, offset: Int, limit: Int)
  /// Nowhere: the headers say enough, and the connection is closed.
  case nowhere
}

/// Bytes of the two bodies so far.
package struct TransferProgress: Hashable, Sendable {
  package let sent: Int
  package let received: Int

  package init(sent: Int, received: Int) {
    self.sent = sent
    self.received = received
  }
}

/// A whole answer.
package struct Response: Hashable, Sendable {
  package let head: ResponseHead
  /// Empty where the body went into a file.
  package let body: Data
  /// Bytes of the body, wherever they went.
  package let bytes: Int
  /// SHA-256 of the whole file that the body went into, also of what it had before; nil where it went into none.
  package let fileHash: String?

  package init(head: ResponseHead, body: Data, bytes: Int, fileHash: String? = nil) {
    self.head = head
    self.body = body
    self.bytes = bytes
    self.fileHash = fileHash
  }
}

extension Transport {
  /// For answers that fit into memory: 4 MiB, some hundred times what the API's JSON takes.
  func send(_ request: APIRequest) async throws(TransportError) -> Response {
    try await send(request, onHead: { _ in .memory(limit: 4 << 20) }, progress: { _ in })
  }
}
