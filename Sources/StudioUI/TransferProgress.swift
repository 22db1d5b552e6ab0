/// How far an upload or a download is; not stored, only shown.
package struct TransferProgress: Hashable, Sendable {
  package let bytes: Int
  /// Of the whole file, where it is known.
  package let total: Int?

  package init(bytes: Int, total: Int?) {
    self.bytes = bytes
    self.total = total
  }
}
