import FoundationEssentials
import Glibc
import Jobs

/// This process as the library knows it: a name, and a locked file that says it is alive.
///
/// The kernel lets go of the lock however the process ends, so another process knows for sure; process
/// numbers would be given out again.
final class Owner: Sendable {
  let name: String
  private let folder: String
  private let descriptor: Int32

  init(library: String) throws(Failure) {
    folder = library + "/running"
    var generator = SystemRandomNumberGenerator()
    name = JobID.draw(using: &generator)
    let path = folder + "/" + name
    // It gets its name once it is locked: a file without a lock is what others take for dead.
    let unlocked = folder + "/.new-" + name
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    descriptor = open(unlocked, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0, rename(unlocked, path) == 0
    else {
      throw .localFile("\(path) cannot be made or locked.", charged: .no)
    }
    // What processes left that ended without a word.
    for other in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where !other.hasPrefix(".") {
      _ = isDead(other)
    }
  }

  /// Whether the process of that name has surely ended.
  func isDead(_ name: String?) -> Bool {
    guard let name else { return true }
    guard name != self.name else { return false }
    let path = folder + "/" + name
    let other = open(path, O_RDWR | O_CLOEXEC)
    guard other >= 0 else { return errno == ENOENT }
    defer { close(other) }
    guard flock(other, LOCK_EX | LOCK_NB) == 0 else { return false }
    unlink(path)
    return true
  }

  deinit {
    unlink(folder + "/" + name)
    close(descriptor)
  }
}
