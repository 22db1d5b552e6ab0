package import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The built program as a person runs it: a process of its own, in an empty home, with an environment
/// that is given whole.
package struct Program: Sendable {
  /// Holds every folder the program may write to.
  package let home: URL
  package var environment: [String: String]

  /// How a run ended and what it printed.
  package struct Ended: Sendable {
    package let output: String
    package let words: String
    /// The exit code; 128 and the signal's number where one ended it.
    package let code: Int32

    package var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// A run that goes on.
  package struct Running: Sendable {
    package let id: Int32
    fileprivate let signal: @Sendable (Int32) throws -> Void

    package func interrupt() throws { try signal(SIGINT) }
    package func kill() throws { try signal(SIGKILL) }
    /// As when its terminal goes away.
    package func hangUp() throws { try signal(SIGHUP) }

    /// Whether it has asked the kernel to tell it of signals, so that none ends it unsaid.
    package var listensToSignals: Bool {
      let folder = "/proc/\(id)/fdinfo"
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return files.contains { file in
        (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8))?.contains("sigmask")
          ?? false
      }
    }
  }

  /// The program that is tested.
  package static var path: String { path(of: "dailies") }

  /// A program beside the tests that were built with it.
  package static func path(of name: String) -> String {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    return URL(filePath: tests ?? CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: name).path
  }

  /// - Parameter api: the address of the API, with a key for it; nil leaves both out.
  package init(api: String? = nil) throws {
    home = FileManager.default.temporaryDirectory.appending(path: "dailies-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    // A shell that ends after its home was taken away would make it again, for its history.
    environment = [
      "HISTFILE": "/dev/null",
      "HOME": home.path, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8",
      "XDG_CONFIG_HOME": home.path + "/config", "XDG_DATA_HOME": home.path + "/data",
      "XDG_STATE_HOME": home.path + "/state", "SWIFT_BACKTRACE": "enable=no",
    ]
    if let api {
      environment["SEGMIND_API_URL"] = api
      environment["SEGMIND_API_KEY"] = "SG_c0ffee5ec4e7"
    }
  }

  /// Runs it to its end, without a terminal.
  ///
  /// - Parameters:
  ///   - program: another in its place, in the same environment.
  ///   - meanwhile: what happens while it runs; where this throws, the program is killed.
  package func run(
    _ arguments: [String], program: String = Program.path,
    meanwhile: @Sendable (Running) async throws -> Void = { _ in }
  ) async throws -> Ended {
    let environment = Dictionary(
      uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments),
      environment: .custom(environment), workingDirectory: FilePath(home.path), input: .none,
      output: .string(limit: 1 << 22), error: .string(limit: 1 << 22)
    ) { execution in
      let id = execution.processIdentifier.value
      do {
        try await meanwhile(
          Running(id: id) { number in try Self.send(number, to: id) })
      } catch {
        try? Self.send(SIGKILL, to: id)
        throw error
      }
    }
    let code: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): 128 + signal
      }
    return Ended(
      output: result.standardOutput, words: result.standardError, code: code)
  }

  package func run(_ arguments: String...) async throws -> Ended { try await run(arguments) }

  private static func send(_ signal: Int32, to id: Int32) throws {
    guard kill(id, signal) == 0 else { throw Unmet(what: "signal \(signal) reaches \(id)") }
  }

  /// Writes a file below the home and returns its path.
  @discardableResult
  package func write(_ data: Data, to path: String) throws -> String {
    let file = home.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }

  @discardableResult
  package func write(_ text: String, to path: String) throws -> String {
    try write(Data(text.utf8), to: path)
  }

  /// Every file below the home, as paths relative to it.
  package var files: [String] {
    regularFiles(below: home.path)
  }

  /// Takes the home away.
  package func remove() { try? FileManager.default.removeItem(at: home) }
}
