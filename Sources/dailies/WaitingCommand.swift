import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// A command that waits for the service, away from the main thread.
protocol WaitingCommand: ParsableCommand, Sendable {
  func work() async throws
}

extension WaitingCommand {
  mutating func run() throws {
    let command = self
    let outcome = Mutex<Result<Void, any Error>>(.success(()))
    let done = DispatchSemaphore(value: 0)
    // Not `Task {}`: that would inherit the main actor, whose thread waits here.
    Task.detached {
      do { try await command.work() } catch { outcome.withLock { $0 = .failure(error) } }
      done.signal()
    }
    done.wait()
    try outcome.withLock { $0 }.get()
  }
}

/// Ends the process with code 130 at ctrl+c, after saying what becomes of the jobs. A terminal that goes away
/// ends nothing: a v1 clip comes on the connection of this process.
enum Interruption {
  static func announce(_ message: @escaping @Sendable () -> String) -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    signal(SIGHUP, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      Output.say(message())
      exit(ExitCode.interrupted.rawValue)
    }
    source.activate()
    return source
  }
}
