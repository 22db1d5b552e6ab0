import Glibc

/// A file that is open for ffmpeg: a real one, with something in it.
///
/// ffmpeg reads it as its standard input, so it never sees the path: what stands in a name (`%d`, `concat:`)
/// means nothing, and the type follows from the content alone.
final class MediaFile: Sendable {
  let descriptor: Int32
  /// The same for as long as the file stays as it is.
  let identity: String

  init(_ path: String) throws(MediaFault) {
    // Opening a pipe would else wait for somebody who writes.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable
    }
    self.descriptor = descriptor
    var facts = stat()
    let isKnown = fstat(descriptor, &facts) == 0
    let time = facts.st_mtim
    identity = "\(path) \(facts.st_ino) \(facts.st_size) \(time.tv_sec).\(time.tv_nsec)"
    guard isKnown, facts.st_mode & S_IFMT == S_IFREG else { throw .noFile }
    guard facts.st_size > 0 else { throw .empty }
  }

  deinit { close(descriptor) }
}
