package import FoundationEssentials

/// One HTTP request, before anybody has sent it.
package struct APIRequest: Sendable {
  package enum Body: Sendable {
    /// A GET.
    case none
    /// A POST of these bytes.
    case bytes(Data)
    /// A POST of a JSON document that has a whole file in it; it is read while it is sent.
    case upload(UploadDocument)
  }

  /// Seconds.
  package struct Limits: Sendable {
    package var connect: Double = 10
    /// From start to end, without the wait for a free connection; nil: none.
    package var total: Double?
    /// Silence that ends it, a few seconds late because libcurl looks at the mean of five; nil: none.
    package var stall: Double?
    /// Silence does not count before the answer's headers: the server is computing.
    package var stallsOnlyInBody = false
  }

  package let url: String
  /// Sent as `x-api-key`. A request with a key follows no redirects, one without follows them.
  package let key: APIKey?
  /// Besides the key.
  package let headers: [(name: String, value: String)]
  package let body: Body
  /// It may cost money: it is sent once, on a connection of its own that waits for no other, and goes on
  /// when its task is cancelled.
  package let isPaid: Bool
  /// One of many alike, which nobody waits for: it takes its turn among them.
  package let isOneOfMany: Bool
  package let limits: Limits

  init(
    _ url: String, key: APIKey? = nil, headers: [(name: String, value: String)] = [],
    body: Body = .none, isPaid: Bool = false, isOneOfMany: Bool = false,
    limits: Limits
  ) {
    self.url = url
    self.key = key
    self.headers = headers
    self.body = body
    self.isPaid = isPaid
    self.isOneOfMany = isOneOfMany
    self.limits = limits
  }

  /// The header lines that are sent, the key among them. The only place where it is revealed.
  ///
  /// `x-api-key` is what the model pages and the SDK send; `Authorization: Bearer` is answered with 401.
  /// Source: documentation.
  package var headerLines: [String] {
    headers.map { "\($0.name): \($0.value)" } + (key.map { ["x-api-key: \($0.reveal())"] } ?? [])
  }

  package var isPost: Bool { if case .none = body { false } else { true } }
}
