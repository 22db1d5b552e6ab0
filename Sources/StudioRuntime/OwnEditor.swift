import Dispatch
import FoundationEssentials
import Glibc
import Media
import StudioUI

/// The person's own editor, as VISUAL or EDITOR name it.
package struct OwnEditor: Sendable {
  /// As a shell understands it, so that it may have arguments: `code --wait`.
  let command: String
  private let environment: [String: String]

  /// Editors that are looked for where the environment names none.
  private static let usual = ["editor", "nano", "vi"]

  /// Nil where none is named and none of the usual ones is there.
  package init?(environment: [String: String]) {
    let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }
      .first { !$0.allSatisfy(\.isWhitespace) }
    let found = Self.usual.first { InstalledProgram($0, environment: environment) != nil }
    guard let command = named ?? found else { return nil }
    self.command = command
    self.environment = environment
  }

  /// Starts the editor on a file that holds the text; the terminal has to be free for it.
  ///
  /// - Parameter whenDone: called once, on another thread, when the editor has ended.
  func open(
    _ text: String, name: String, whenDone: @escaping @Sendable (EditedText) -> Void
  ) throws -> OpenEditor {
    let file = try EditedFile(
      text, name: "\(name).txt", folder: environment["TMPDIR"] ?? "/tmp")
    // The shell's own way to pass the file on, whatever is in its path.
    let arguments = ["sh", "-c", "\(command) \"$@\"", command, file.path]
    guard let id = start(arguments) else {
      file.remove()
      throw EditedFile.Trouble()
    }
    return OpenEditor(id, command: command, file: file, whenDone: whenDone)
  }

  /// The editor shares our process group, so it has the terminal and the shell's ctrl+z stops both.
  private func start(_ arguments: [String]) -> pid_t? {
    var attributes = posix_spawnattr_t()
    guard posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer { posix_spawnattr_destroy(&attributes) }
    // Handlers end with the program that set them, but what is ignored stays so.
    var plain = sigset_t()
    sigemptyset(&plain)
    sigaddset(&plain, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &plain)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var id = pid_t()
    return posix_spawn(&id, "/bin/sh", nil, &attributes, words, variables) == 0 ? id : nil
  }
}
