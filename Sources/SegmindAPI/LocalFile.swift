import FoundationEssentials
import Glibc

/// What is on our disk already, of a clip that is being fetched.
enum LocalFile {
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
}
