/// Why no whole answer came, by how far the request had got. That decides about money.
package enum TransportError: Error, Hashable, Sendable {
  /// Surely not one byte of the request went out: no name, no connection, no TLS. The reason is libcurl's.
  case notSent(String)
  /// It went out, or may have, and no headers came.
  case lost(String)
  /// The headers came; the body broke off.
  case cutShort(ResponseHead, received: Int, expected: Int?, reason: String)
  /// The body is longer than was allowed.
  case tooLarge(ResponseHead, limit: Int)
  /// The task was cancelled. Never for a paid request.
  case cancelled
  /// A file of ours could not be read or written.
  case localFile(path: String, errno: Int32)
}
