import Glibc
package import StudioUI
import Synchronization

/// Where news from other threads waits for the loop, with a descriptor that wakes it.
package final class EventQueue: Sendable {
  private let waiting = Mutex<[Action]>([])
  /// Readable, in the sense of poll, when `take()` has something.
  package let descriptor: Int32
  private let wake: Int32

  /// Nil where the system has no descriptors left.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    descriptor = ends[0]
    wake = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    close(descriptor)
    close(wake)
  }

  /// Adds news; the loop is woken once for all that came since it looked last.
  package func post(_ action: Action) {
    let isFirst = waiting.withLock { actions in
      actions.append(action)
      return actions.count == 1
    }
    var byte: UInt8 = 1
    // A full pipe is awake already.
    if isFirst { _ = write(wake, &byte, 1) }
  }

  /// Everything since the last call, the oldest first; never waits.
  package func take() -> [Action] {
    var bytes: [UInt8] = Array(repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) == bytes.count {}
    return waiting.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }
}
