/// The file a finished job left.
package struct Clip: Hashable, Sendable, Codable {
  /// Absolute path.
  package let path: String
  package let bytes: Int

  package init(path: String, bytes: Int) {
    self.path = path
    self.bytes = bytes
  }
}
