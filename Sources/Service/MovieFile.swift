import Glibc

/// Tells whether a movie has all the bytes that it says it has, since a server that names no length may
/// just have stopped.
enum MovieFile {
  /// False only where a box of the file (ISO 14496-12) surely reaches beyond its end; what follows the last
  /// whole one may be anything.
  static func isWhole(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    let end = lseek(file, 0, SEEK_END)
    var offset: off_t = 0
    while offset + 8 <= end {
      var header = [UInt8](repeating: 0, count: 16)
      guard pread(file, &header, header.count, offset) >= 8 else { return false }
      var length = number(header[0..<4])
      // 0: to the end of the file. 1: the length follows the name.
      if length == 0 { return true }
      if length == 1 { length = number(header[8..<16]) }
      guard length >= 8 else { return true }
      guard length <= UInt64(end - offset) else { return false }
      offset += off_t(length)
    }
    return true
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
