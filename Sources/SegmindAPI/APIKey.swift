import FoundationEssentials

/// The key of a Segmind account. It goes into one header and nowhere else: whoever prints, dumps or
/// mirrors it sees that there is one, never which.
package struct APIKey: Hashable, Sendable {
  private let secret: String

  /// Nil for blank text and for text that cannot stand in a header line. Any other shape is taken: the
  /// documented one (`SG_` and 16 hex digits) is not promised to stay.
  package init?(_ text: String) {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty, trimmed.unicodeScalars.allSatisfy({ (0x21...0x7e) ~= $0.value }) else {
      return nil
    }
    secret = trimmed
  }

  /// Tells keys apart without showing them: the first 12 hex digits of the key's SHA-256.
  package var fingerprint: String { String(ContentHash.hex(of: Data(secret.utf8)).prefix(12)) }

  /// The key itself, for the request header.
  func reveal() -> String { secret }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "(hidden key)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
