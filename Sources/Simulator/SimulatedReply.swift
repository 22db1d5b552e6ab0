package import Foundation

/// What the service answers, and how badly the connection shall carry it.
package struct SimulatedReply: Sendable {
  /// What happens on the wire.
  package enum Delivery: Sendable, Equatable {
    /// The answer arrives as it is.
    case whole
    /// The connection closes before a single byte of the answer.
    case closed
    /// No byte of an answer ever comes; the connection stays open.
    case silent
    /// The connection closes after this many bytes of the body; the head promised all of it.
    case truncated(after: Int)
    /// Nothing more comes after this many bytes of the body; the connection stays open.
    case stalled(after: Int)
  }

  package var status: Int
  /// Names in lower case; `content-length` is always there.
  package var headers: [String: String]
  /// For a HEAD request empty, though `content-length` says what a GET would bring.
  package var body: Data
  package var delivery: Delivery

  package init(
    _ status: Int, body: Data, type: String, headers: [String: String] = [:],
    delivery: Delivery = .whole
  ) {
    self.status = status
    self.headers = headers
    self.headers["content-type"] = type
    self.headers["content-length"] = String(body.count)
    self.body = body
    self.delivery = delivery
  }

  static func json(_ status: Int, _ value: JSON, headers: [String: String] = [:]) -> Self {
    SimulatedReply(status, body: value.bytes, type: "application/json", headers: headers)
  }

  /// The gateway's error envelope.
  static func error(_ status: Int, _ text: String, headers: [String: String] = [:]) -> Self {
    json(status, ["error": .string(text)], headers: headers)
  }

  /// The page of a proxy in front of the service, as for 405, 502 and 504.
  static func page(_ status: Int, _ title: String) -> Self {
    let text = """
      <html>
      <head><title>\(status) \(title)</title></head>
      <body><center><h1>\(status) \(title)</h1></center><hr><center>nginx</center></body>
      </html>

      """
    return SimulatedReply(status, body: Data(text.utf8), type: "text/html")
  }

  static func lost(_ delivery: Delivery) -> Self {
    SimulatedReply(200, body: Data(), type: "application/json", delivery: delivery)
  }
}
