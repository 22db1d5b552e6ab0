import Glibc

/// Sends what anything in the program prints to a log while the screen is up, where it would smear
/// it: the runtime's last words of a crash too.
struct StrayOutput {
  private let log: Int32
  private var saved: [(descriptor: Int32, copy: Int32)] = []

  init(log: Int32) {
    self.log = log
  }

  mutating func begin() {
    guard saved.isEmpty else { return }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
      guard copy >= 0 else { continue }
      saved.append((descriptor, copy))
      dup2(log, descriptor)
    }
  }

  mutating func end() {
    for (descriptor, copy) in saved {
      dup2(copy, descriptor)
      close(copy)
    }
    saved = []
  }
}
