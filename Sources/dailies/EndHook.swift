@preconcurrency import Dispatch
import Foundation
import Jobs
import Logging
import Media
import Schema
import Service
import Subprocess
import Synchronization

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// Runs the program of the setting `hook` when a job has ended: without a shell, in a session of its own, for a
/// minute at most.
final class EndHook: Sendable {
  private let command: @Sendable () -> String?
  private let limit: Duration
  private let path: String
  /// Opened when it is needed first.
  private let log = Mutex<(logger: Logger, descriptor: Int32)?>(nil)
  private let running = DispatchGroup()

  /// - Parameters:
  ///   - path: the log, for what the program prints.
  ///   - command: the program and its arguments, blanks between them, as the setting is when a job ends.
  init(
    log path: String, limit: Duration = .seconds(60), command: @escaping @Sendable () -> String?
  ) {
    self.path = path
    self.limit = limit
    self.command = command
  }

  /// Returns at once.
  @Sendable func run(_ job: Job) {
    guard let command = command() else { return }
    let words = command.split(separator: " ").map { String($0).expandingTilde }
    running.enter()
    Task.detached { [self] in
      await run(words, job)
      running.leave()
    }
  }

  /// Returns when no program of it runs any more.
  func finish() async {
    await withCheckedContinuation { done in
      running.notify(queue: .global()) { done.resume() }
    }
  }

  private func run(_ words: [String], _ job: Job) async {
    guard let log = openLog() else { return }
    let name = words.first ?? ""
    guard let program = InstalledProgram(name) else {
      return log.logger.error("hook: there is no program \(name)")
    }
    let output = FileDescriptor(rawValue: log.descriptor)
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    let work: @Sendable () async -> String = { [options] in
      do {
        // A file, since nobody need read it: a pipe would break.
        guard let input = Self.file(of: job.report.json + "\n") else { return "no input" }
        let result = try await Subprocess.run(
          .path(FilePath(program.path)),
          arguments: Arguments(words.dropFirst() + [job.state.rawValue]), platformOptions: options,
          input: .fileDescriptor(input, closeAfterSpawningProcess: true),
          output: .fileDescriptor(output, closeAfterSpawningProcess: false),
          error: .fileDescriptor(output, closeAfterSpawningProcess: false))
        return "\(result.terminationStatus)"
      } catch {
        return "\(error)"
      }
    }
    let outcome = await withTaskGroup(of: String.self) { group in
      group.addTask { await work() }
      group.addTask { [limit] in
        try? await Task.sleep(for: limit)
        return "ended after \(limit)"
      }
      defer { group.cancelAll() }
      return await group.next() ?? ""
    }
    log.logger.info("hook: \(name) for \(job.id), \(job.state.rawValue): \(outcome)")
  }

  /// A file without a name that holds the text, to be read from its beginning.
  private static func file(of text: String) -> FileDescriptor? {
    let path = FileManager.default.temporaryDirectory.path + "/dailies-" + UUID().uuidString
    guard
      let file = try? FileDescriptor.open(
        path, .readWrite, options: [.create, .exclusiveCreate], permissions: [.ownerReadWrite])
    else { return nil }
    unlink(path)
    do {
      try file.writeAll(text.utf8)
      _ = try file.seek(offset: 0, from: .start)
      return file
    } catch {
      try? file.close()
      return nil
    }
  }

  private func openLog() -> (logger: Logger, descriptor: Int32)? {
    log.withLock { log in
      if log == nil { log = FileLog.open(path) }
      return log
    }
  }
}
