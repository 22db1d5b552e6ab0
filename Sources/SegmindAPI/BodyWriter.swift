import FoundationEssentials
import Glibc

/// Puts the body of an answer where it belongs, and says when that cannot go on.
struct BodyWriter {
  enum Problem: Error, Equatable {
    case tooLarge(limit: Int)
    case file(path: String, errno: Int32)
    case unwanted
  }

  private let destination: BodyDestination
  private var data = Data()
  private var descriptor: Int32 = -1
  private var written = 0

  init(_ destination: BodyDestination) { self.destination = destination }

  var isUnwanted: Bool { destination == .nowhere }

  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
    switch destination {
    case .nowhere:
      throw .unwanted
    case .memory(let limit):
      guard written + bytes.count <= limit else { throw .tooLarge(limit: limit) }
      data.append(contentsOf: bytes)
    case .file(let path, let offset, let limit):
      guard written + bytes.count <= limit else { throw .tooLarge(limit: limit) }
      if descriptor < 0 { descriptor = try Self.open(path, at: offset) }
      try Self.write(bytes, to: descriptor, path)
    }
    written += bytes.count
  }

  /// Closes the file and returns what is in memory.
  mutating func close() -> Data {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
    return data
  }

  private static func open(_ path: String, at offset: Int) throws(Problem) -> Int32 {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
    guard ftruncate(descriptor, off_t(offset)) == 0,
      lseek(descriptor, off_t(offset), SEEK_SET) >= 0
    else {
      let problem = errno
      Glibc.close(descriptor)
      throw .file(path: path, errno: problem)
    }
    return descriptor
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String
  ) throws(Problem) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .file(path: path, errno: count < 0 ? errno : ENOSPC) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}
