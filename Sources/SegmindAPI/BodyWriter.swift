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
  private var file: (descriptor: Int32, hash: RunningHash)?
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
      let file = if let file { file } else { try Self.open(path, at: offset) }
      self.file = file
      try Self.write(bytes, to: file.descriptor, path)
      file.hash.add(bytes)
    }
    written += bytes.count
  }

  /// Closes the file; returns what is in memory, and the hash of all that is in the file.
  mutating func close() -> (body: Data, fileHash: String?) {
    guard let file else { return (data, nil) }
    Glibc.close(file.descriptor)
    self.file = nil
    return (data, file.hash.hex())
  }

  private static func open(
    _ path: String, at offset: Int
  ) throws(Problem) -> (descriptor: Int32, hash: RunningHash) {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
    let hash = RunningHash()
    let isReady =
      ftruncate(descriptor, off_t(offset)) == 0
      && lseek(descriptor, off_t(offset), SEEK_SET) >= 0
    let problem = isReady ? hash.add(file: path, upTo: offset) : errno
    guard problem == 0 else {
      Glibc.close(descriptor)
      throw .file(path: path, errno: problem)
    }
    return (descriptor, hash)
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
