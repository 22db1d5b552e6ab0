import FoundationEssentials
import Glibc

/// The JSON document that uploads one file: `{"data_urls":["data:video/mp4;base64,…"]}`.
///
/// It is read from disk while it is sent, so a long clip takes no more memory than a short one.
/// Source of the shape: Python SDK.
package struct UploadDocument: Hashable, Sendable {
  package let path: String
  package let contentType: String

  private var prefix: String { "{\"data_urls\":[\"data:\(contentType);base64," }
  private static let suffix = "\"]}"

  /// Opens the file; throws `TransportError.localFile`.
  package func open() throws(TransportError) -> Reader { try Reader(self) }

  /// Reads the document from its start to its end, once.
  package final class Reader {
    /// Bytes of the whole document.
    package let length: Int
    /// Bytes of the file.
    package let fileBytes: Int
    private let path: String
    private let descriptor: Int32
    private var unread: Int
    private var suffix: [UInt8]
    private var ready: [UInt8]
    private var position = 0

    init(_ document: UploadDocument) throws(TransportError) {
      path = document.path
      descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { throw .localFile(path: document.path, errno: errno) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        let problem = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL
        close(descriptor)
        throw .localFile(path: document.path, errno: problem)
      }
      fileBytes = Int(status.st_size)
      unread = fileBytes
      ready = Array(document.prefix.utf8)
      suffix = Array(UploadDocument.suffix.utf8)
      length = ready.count + (fileBytes + 2) / 3 * 4 + suffix.count
    }

    deinit { close(descriptor) }

    /// The next bytes, at most `count`; none at the end. Throws `TransportError.localFile` where the file
    /// has become shorter or cannot be read.
    package func read(upTo count: Int) throws(TransportError) -> ArraySlice<UInt8> {
      if position == ready.count { try refill() }
      let piece = ready[position..<min(ready.count, position + count)]
      position = piece.endIndex
      return piece
    }

    private func refill() throws(TransportError) {
      position = 0
      if unread == 0 {
        ready = suffix
        suffix = []
        return
      }
      // A multiple of three, so that padding comes at the file's end only.
      var piece = Data(count: min(unread, 3 << 14))
      var filled = 0
      while filled < piece.count {
        let got = piece.withUnsafeMutableBytes {
          Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
        }
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { throw .localFile(path: path, errno: got < 0 ? errno : EIO) }
        filled += got
      }
      unread -= piece.count
      ready = Array(piece.base64EncodedData())
    }
  }
}
