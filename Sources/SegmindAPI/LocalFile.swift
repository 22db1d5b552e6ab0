import FoundationEssentials
import Glibc
package import Schema

/// What lies on our disk: files that are to be uploaded, and clips that are being fetched.
package enum LocalFile {
  /// Bytes; 0 where there is no such file.
  static func size(of path: String) -> Int {
    var status = Glibc.stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The first bytes of a file; nil where it cannot be read.
  static func start(of path: String) -> Data? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var piece = Data(count: 4096)
    let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return piece.prefix(max(count, 0))
  }

  /// What a path leads to, for whoever wants to send it.
  package static func look(_ path: String) -> FileCheck {
    var status = Glibc.stat()
    guard stat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    // Not opened otherwise: a pipe would wait for its writer.
    case S_IFREG: break
    default: return .unreadable
    }
    guard let start = start(of: path) else { return .unreadable }
    return .readable(bytes: Int(status.st_size), FileFormat(path: path, start: start))
  }

  /// What the file is sent as.
  static func contentType(of path: String) -> String {
    FileFormat(path: path, start: start(of: path) ?? Data())?.contentType
      ?? "application/octet-stream"
  }
}
