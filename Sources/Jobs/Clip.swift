/// The file a finished job left.
package struct Clip: Hashable, Sendable, Codable {
  /// Absolute path.
  package let path: String
  package let bytes: Int
  /// Of its content, as 64 hex digits; nil for one that was saved before clips were hashed.
  package let sha256: String?

  package init(path: String, bytes: Int, sha256: String? = nil) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }
}
