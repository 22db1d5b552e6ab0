/// The signals that concern a program with a screen, as something the loop can wait for.
package struct SignalSource {
  package enum News: Hashable, Sendable {
    case windowSize, stop, continued, interrupt, terminate, hangUp
  }

  /// Readable, in the sense of poll, when `pending` has something.
  package let descriptor: Int32
  /// The signals since the last call, the oldest first; never waits.
  package let pending: () -> [News]
  /// Stops the program as the shell's ctrl+z does; returns when it goes on.
  package let stopProcess: () -> Void

  package init(
    descriptor: Int32, pending: @escaping () -> [News], stopProcess: @escaping () -> Void
  ) {
    self.descriptor = descriptor
    self.pending = pending
    self.stopProcess = stopProcess
  }
}
