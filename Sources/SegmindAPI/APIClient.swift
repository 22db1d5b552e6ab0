/// Asks the hosted API, one method for each thing it can be asked. It remembers nothing, repeats nothing
/// and knows no clock: when to ask, and what an answer means for a job, is its caller's.
package struct APIClient: Sendable {
  package let origins: Origins
  package let key: APIKey
  package let transport: any Transport

  package init(origins: Origins, key: APIKey, transport: any Transport) {
    self.origins = origins
    self.key = key
    self.transport = transport
  }

  /// A GET with the key, for small JSON answers.
  func get(_ url: String, isOneOfMany: Bool = false) async throws(TransportError) -> Response {
    try await transport.send(
      APIRequest(
        url, key: key, isOneOfMany: isOneOfMany, limits: .init(connect: 10, total: 30)))
  }
}

extension StringProtocol {
  /// Without blanks and line ends around it.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}

extension String {
  /// As one part of a path or one value of a query: everything but letters, digits and `-._~` escaped.
  var urlEncoded: String {
    utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default:
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
