package import FoundationEssentials

/// Status and headers of an answer: known before its body comes.
package struct ResponseHead: Hashable, Sendable {
  package let status: Int
  /// Names in lower case.
  private let headers: [String: String]

  package init(status: Int, headers: [String: String]) {
    self.status = status
    self.headers = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }) { $1 }
  }

  /// A header by its name, in any case of letters.
  package subscript(name: String) -> String? { headers[name.lowercased()] }

  /// Without parameters, in lower case: `video/mp4`. Nil where the answer names none.
  package var contentType: String? {
    self["content-type"]?.split(separator: ";").first
      .map { $0.trimmed.lowercased() }
  }

  /// Bytes of the body, where the answer says so.
  package var contentLength: Int? { self["content-length"].flatMap { Int($0) } }

  /// When the service answered, by its own clock; nil where it does not say.
  package var date: Date? { self["date"].flatMap { WireDate.parse($0) } }

  package var isSuccess: Bool { (200..<300) ~= status }
}
