import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A program that goes on beside a test until it is killed. It holds no output of the tests, so whoever waits for
/// the end of that does not wait for a program which outlives a test that crashed.
package struct StartedProgram: Sendable {
  package let id: Int32
  private let run: Task<Void, any Error>

  /// Returns when it has been started.
  package init(_ path: String, _ arguments: [String]) async throws {
    let (starts, start) = AsyncStream.makeStream(of: Int32.self)
    run = Task.detached {
      defer { start.finish() }
      _ = try await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(arguments), input: .none, output: .discarded,
        error: .discarded
      ) { execution in start.yield(execution.processIdentifier.value) }
    }
    guard let id = await starts.first(where: { _ in true }) else {
      throw Unmet(what: "\(path) starts")
    }
    self.id = id
  }

  /// Returns when it is gone.
  package func kill() async {
    _ = Foundation.kill(id, SIGKILL)
    _ = await run.result
  }
}
