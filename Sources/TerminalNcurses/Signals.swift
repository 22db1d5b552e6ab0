import CNcurses
import Glibc

/// Catches the signals that concern a program with a screen, and makes them readable in a poll.
///
/// Made before `NcursesTerminal`, which otherwise takes some of them. One at a time.
package final class Signals {
  /// Readable, in the sense of poll, when `pending()` has something.
  package let descriptor: Int32

  /// Nil where the system has no descriptors left, or another one is in force.
  package init?() {
    descriptor = cncurses_catch_signals()
    if descriptor < 0 { return nil }
  }

  deinit { release() }

  /// The signals are the system's again, as they were before.
  package func release() { cncurses_release_signals() }

  /// The signals since the last call, the oldest first; never waits.
  package func pending() -> [Signal] {
    var signals: [Signal] = []
    while true {
      switch cncurses_next_signal() {
      case SIGWINCH: signals.append(.windowSize)
      case SIGTSTP: signals.append(.stop)
      case SIGCONT: signals.append(.continued)
      case SIGINT: signals.append(.interrupt)
      case SIGTERM: signals.append(.terminate)
      case SIGHUP: signals.append(.hangUp)
      default: return signals
      }
    }
  }

  /// Stops the program and its process group, as the shell's ctrl+z does; returns when it goes on.
  ///
  /// The terminal has to be suspended before.
  package func stopProcess() {
    cncurses_stop_process()
  }
}
