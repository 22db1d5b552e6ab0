package import Foundation

/// A request as the service received it.
package struct SimulatedRequest: Sendable {
  package let method: String
  /// Without the query, percent-decoded.
  package let path: String
  package let query: [String: String]
  /// Names in lower case.
  package let headers: [String: String]
  package let body: Data
  /// What was read of an upload's body as it came; there is no `body` then.
  package let upload: UploadReader?

  /// - Parameter target: path and query as in the request line, such as `/v2/requests/1/status`.
  ///   A whole URL is taken too; its host then stands in for a missing `Host` header.
  package init(
    method: String, target: String, headers: [String: String] = [:], body: Data = Data(),
    upload: UploadReader? = nil
  ) {
    let parts = URLComponents(string: target)
    self.method = method
    self.path = parts?.path ?? target
    self.query = Dictionary((parts?.queryItems ?? []).map { ($0.name, $0.value ?? "") }) {
      _, last in last
    }
    var lowered = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }) { _, last in last }
    if lowered["host"] == nil, let host = parts?.host {
      lowered["host"] = parts?.port.map { "\(host):\($0)" } ?? host
    }
    self.headers = lowered
    self.body = body
    self.upload = upload
  }

  /// The base the request came to; every URL in an answer starts with it.
  var origin: String { "http://" + (headers["host"] ?? "127.0.0.1") }
}
