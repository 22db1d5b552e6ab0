import Glibc

/// A lock that a process holds on a file for as long as it keeps the value; the kernel lets go of it
/// however the process ends.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Waits until the lock can be had.
  init(_ path: String, _ operation: Int32) throws {
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0, change(to: operation) else {
      throw StoreError("\(path) cannot be locked: \(String(cString: strerror(errno)))")
    }
  }

  /// Whether it is held so now; where not, it may be held no more.
  func change(to operation: Int32) -> Bool {
    while flock(descriptor, operation) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }

  deinit { close(descriptor) }
}
