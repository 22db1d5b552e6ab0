import Dispatch
import Glibc
import StudioUI

/// An editor that has the terminal now.
final class OpenEditor: Sendable {
  private let id: pid_t
  private let ended = DispatchSemaphore(value: 0)

  /// How long the end of the program waits for the editor to go.
  private static let patience = DispatchTimeInterval.seconds(3)

  init(
    _ id: pid_t, command: String, file: EditedFile,
    whenDone: @escaping @Sendable (EditedText) -> Void
  ) {
    self.id = id
    // A thread of its own: it waits for as long as a person writes.
    DispatchQueue(label: "editor").async { [ended] in
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0, errno == EINTR {}
      let outcome = Self.outcome(status, command, file)
      file.remove()
      ended.signal()
      whenDone(outcome)
    }
  }

  /// Asks it to go because the program has to; it may keep what it has in a file of its own.
  func end() {
    kill(id, SIGHUP)
    kill(id, SIGCONT)
    _ = ended.wait(timeout: .now() + Self.patience)
  }

  private static func outcome(
    _ status: Int32, _ command: String, _ file: EditedFile
  ) -> EditedText {
    guard status & 0x7F == 0 else { return .failed(Words.editorWasEnded(command)) }
    let code = (status >> 8) & 0xFF
    guard code == 0 else { return .failed(Words.editorFailed(command, code: code)) }
    guard let text = file.text else { return .failed(Words.editorLeftNoText) }
    return text == file.before ? .unchanged : .written(text)
  }
}
