import Foundation
import Glibc
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// What a program took that ran to its end.
struct ChildRun {
  /// Milliseconds from its start to its end.
  let milliseconds: Double
  /// Of the processor, in it and in what it started.
  let seconds: Double
  let output: String

  /// - Parameter environment: all of it; that of this program where there is none.
  init(_ path: String, _ arguments: [String], environment: [String: String]? = nil) async throws {
    let variables = environment.map { environment in
      Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })
    }
    let before = Self.seconds
    let begin = Stopwatch.milliseconds
    let run = try await Subprocess.run(
      .path(FilePath(path)), arguments: Arguments(arguments),
      environment: variables.map { .custom($0) } ?? .inherit,
      output: .string(limit: 1 << 24), error: .discarded)
    milliseconds = Stopwatch.milliseconds - begin
    seconds = Self.seconds - before
    output = run.standardOutput
    guard run.terminationStatus.isSuccess else { throw Trouble("\(path) failed") }
  }

  /// Runs commands of the shell.
  ///
  /// - Parameter name: what they know as `$0`.
  init(shell commands: String, _ name: String = "sh") async throws {
    try await self.init("/bin/sh", ["-c", commands, name])
  }

  /// Of all children that have ended.
  private static var seconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return usage.seconds
  }
}
