import Foundation
import Subprocess

/// The program in a real terminal: a shell in tmux, which takes keys and shows the screen.
package struct Tmux: Sendable {
  private let socket: String

  /// The tests with a terminal mostly wait, for the demo's jobs; so many of them do at a time.
  private static let lanes = Lanes(16)

  /// The words a shell shows when it is ready for a command.
  private static let prompt = "ready>"

  /// Opens a terminal with a shell that has exactly the program's environment, runs the test in it and
  /// closes it.
  ///
  /// - Parameters:
  ///   - program: whose home and environment it is; `dailies` in the shell is that program.
  ///   - variables: more for the environment, such as `TERM`; an empty value takes one away.
  package static func open(
    _ program: Program, columns: Int = 120, rows: Int = 36, variables: [String: String] = [:],
    _ test: (Tmux) async throws -> Void
  ) async throws {
    try await lanes.pass {
      try await show(program, columns: columns, rows: rows, variables: variables, test)
    }
  }

  private static func show(
    _ program: Program, columns: Int, rows: Int, variables: [String: String],
    _ test: (Tmux) async throws -> Void
  ) async throws {
    let terminal = Tmux(socket: program.home.path + "/terminal")
    var environment = program.environment.merging(variables) { $1 }
    environment["PS1"] = prompt
    environment["TERM"] = variables["TERM"] ?? "tmux-256color"
    environment["PATH"] =
      URL(filePath: Program.path).deletingLastPathComponent().path + ":/usr/local/bin:/usr/bin:/bin"
    let shell = environment.filter { !$1.isEmpty }.map { "\($0)=\($1)" }.sorted()
    try await terminal.tmux(
      ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env", "-i"]
        + shell + ["bash", "--norc", "--noprofile", "-i"])
    let outcome: Result<Void, any Error>
    do {
      try await terminal.sees(prompt)
      outcome = .success(try await test(terminal))
    } catch {
      outcome = .failure(error)
    }
    // Outside of the test's task, so that a test out of time leaves no terminal behind.
    await Task.detached { _ = try? await terminal.tmux(["kill-server"]) }.value
    try outcome.get()
  }

  /// The terminal goes away, as when a line breaks: its programs get SIGHUP.
  package func end() async throws {
    try await tmux(["kill-server"])
  }

  /// Types a command at the shell.
  package func command(_ line: String) async throws {
    try await type(line)
    try await press("Enter")
  }

  /// Types letters as they are.
  package func type(_ text: String) async throws {
    try await tmux(["send-keys", "-t", ":0", "-l", "--", text])
  }

  /// Presses keys by their names in tmux: `Enter`, `Escape`, `C-s`, `Down`.
  package func press(_ keys: String...) async throws {
    try await tmux(["send-keys", "-t", ":0"] + keys)
  }

  /// Pastes as a terminal does, marked as a paste where the program asked for that.
  package func paste(_ text: String) async throws {
    // A command of tmux has less room than its buffers.
    let file = socket + ".paste"
    try Data(text.utf8).write(to: URL(filePath: file))
    try await tmux(["load-buffer", file])
    try await tmux(["paste-buffer", "-p", "-r", "-t", ":0"])
  }

  /// Presses the mouse where these words begin on the screen, as the terminal would report it.
  package func press(on words: String) async throws {
    let lines = try await screen.split(separator: "\n", omittingEmptySubsequences: false)
    guard let row = lines.firstIndex(where: { $0.contains(words) }),
      let start = lines[row].range(of: words)?.lowerBound
    else { throw Unmet(what: "\(words) on the screen") }
    let column = lines[row].distance(from: lines[row].startIndex, to: start)
    try await type("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m")
  }

  /// Keeps every byte that programs write to the terminal from now on.
  package func record(to file: String) async throws {
    try await tmux(["pipe-pane", "-t", ":0", "cat > '\(file)'"])
  }

  package func resize(columns: Int, rows: Int) async throws {
    try await tmux(["resize-window", "-t", ":0", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Changes the size that the program is told, as fast as it goes; tmux itself would leave most of them out.
  package func storm(_ sizes: [(columns: Int, rows: Int)]) async throws {
    let line = try await value("pane_tty")
    let commands = sizes.map { "stty -F \(line) cols \($0.columns) rows \($0.rows)" }
    let result = try await Subprocess.run(
      .name("bash"), arguments: ["-ec", commands.joined(separator: "\n")], output: .discarded,
      error: .string(limit: 1 << 16))
    guard case .exited(0) = result.terminationStatus else {
      throw Unmet(what: "a storm of sizes: \(result.standardError)")
    }
  }

  /// The same as `screen`, with the look of every cell.
  package var cells: String {
    get async throws { try await tmux(["capture-pane", "-p", "-e", "-t", ":0"]) }
  }

  /// What is on the screen, a line for each row.
  package var screen: String {
    get async throws { try await tmux(["capture-pane", "-p", "-t", ":0"]) }
  }

  /// The screen once it no longer changes: the same in six looks with growing pauses between them.
  package func stillScreen() async throws -> String {
    var last = ""
    var looks = 0
    try await eventually("a screen that stays as it is") {
      let now = try await screen
      looks = now == last ? looks + 1 : 0
      last = now
      return looks == 5
    }
    return last
  }

  /// What tmux says of the terminal, such as `alternate_on`.
  package func value(_ name: String) async throws -> String {
    try await tmux(["display-message", "-p", "-t", ":0", "#{\(name)}"])
      .trimmingCharacters(in: .newlines)
  }

  /// Waits until the screen shows all of these.
  package func sees(_ texts: String..., within limit: Duration = .seconds(180)) async throws {
    do {
      try await eventually(texts.joined(separator: ", "), within: limit) {
        let screen = try await screen
        return texts.allSatisfy { screen.contains($0) }
      }
    } catch let unmet as Unmet {
      throw Unmet(what: "\(unmet.what); the screen shows\n\(try await screen)")
    }
  }

  /// Waits until the shell has its terminal back, on its own screen.
  package func seesShell() async throws {
    try await eventually("the shell's own screen") { try await value("alternate_on") == "0" }
    try await sees(Self.prompt)
  }

  @discardableResult
  private func tmux(_ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name("tmux"), arguments: Arguments(["-S", socket, "-u"] + arguments),
      environment: .inherit.updating(["TMUX": nil]),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 16))
    guard case .exited(0) = result.terminationStatus else {
      throw Unmet(what: "tmux \(arguments.joined(separator: " ")): \(result.standardError)")
    }
    return result.standardOutput
  }
}
