import FoundationEssentials
import Glibc
package import Jobs
import SegmindAPI

/// The steps with files that must hold after a power cut.
package enum Disk {
  package static func makeFolder(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      // Once more by hand: the system says why.
      guard mkdir(path, 0o755) != 0 else { return }
      throw .localFile(path: path, errno: errno)
    }
  }

  /// Gives a whole file its final name, durably, without ever replacing another. Throws where the disk
  /// does not do it; returns false where the name is taken.
  package static func publish(_ part: String, as final: String) throws(Failure) -> Bool {
    try sync(part)
    if link(part, final) == 0 {
      unlink(part)
    } else if errno == EEXIST {
      return false
    } else {
      // A file system without hard links. The name was free a moment ago and holds the job's id.
      guard access(final, F_OK) != 0 else { return false }
      guard rename(part, final) == 0 else { throw broken(final) }
    }
    try sync(folder(of: final))
    return true
  }

  /// Replaces a small text file in one step, durably: whenever the power goes, one of the two is there. Who
  /// may read it stays as it was.
  package static func replace(_ path: String, with text: String) throws(Failure) {
    // What a crash leaves has a name that the next one takes.
    let new = path + ".new"
    guard (try? Data(text.utf8).write(to: URL(filePath: new))) != nil else { throw broken(path) }
    var before = stat()
    if stat(path, &before) == 0 { chmod(new, before.st_mode) }
    do throws(Failure) {
      try sync(new)
      guard rename(new, path) == 0 else { throw broken(path) }
    } catch {
      // Another program that replaces it too may have taken that file along.
      guard access(new, F_OK) != 0, access(path, F_OK) == 0 else {
        unlink(new)
        throw error
      }
    }
    try sync(folder(of: path))
  }

  /// Bytes of a file; nil where there is none.
  static func size(_ path: String) -> Int? {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_size) : nil
  }

  /// What changes with the content of a file; nil where there is none.
  static func stamp(_ path: String) -> [Int]? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    return [
      Int(info.st_ino), Int(info.st_size), info.st_mtim.tv_sec, info.st_mtim.tv_nsec,
    ]
  }

  /// False only where the system says that there is no such file.
  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 || errno != ENOENT }

  static func remove(_ path: String) { unlink(path) }

  /// Whether there is no such file any more.
  static func removeSurely(_ path: String) -> Bool { unlink(path) == 0 || errno == ENOENT }

  /// Whether two files have the same bytes.
  static func areSame(_ one: String, _ other: String) -> Bool {
    guard size(one) == size(other), let hash = try? ContentHash.hex(ofFile: one) else {
      return false
    }
    return hash == (try? ContentHash.hex(ofFile: other))
  }

  /// The first bytes of a file; throws where it cannot be read, since that would look like no clip.
  static func head(_ path: String, count: Int) throws(Failure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw broken(path) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let length = read(file, &bytes, count)
    guard length >= 0 else { throw broken(path) }
    return Array(bytes.prefix(length))
  }

  private static func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  private static func sync(_ path: String) throws(Failure) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw broken(path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw broken(path) }
  }

  private static func broken(_ path: String) -> Failure {
    .localFile(path: path, errno: errno)
  }
}

extension Failure {
  static func localFile(_ what: String, charged: Charged) -> Failure {
    Failure(
      .localFile, what: what, charged: charged,
      next: "Check the path, the rights and the free space, then go on.")
  }
}
