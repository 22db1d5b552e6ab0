import Jobs

/// Ends a command early with a message for people and a code for scripts.
struct CommandStop: Error {
  let message: String?
  let code: ExitCode

  init(_ code: ExitCode, _ message: String? = nil) {
    self.code = code
    self.message = message
  }

  init(_ failure: Failure) {
    self.init(ExitCode(failure), "\(failure.message)\n\(failure.next)")
  }
}
