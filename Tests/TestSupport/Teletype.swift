import Foundation
import Subprocess
import Synchronization

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The program on a terminal line of its own, whose other end the test types at and reads every byte of.
package final class Teletype: Sendable {
  private let master: Int32
  private let printed = Mutex<[UInt8]>([])
  /// How much of it was waited for already.
  private let heard = Mutex(0)
  private let isRead = Mutex(false)

  private init(master: Int32) { self.master = master }

  /// Starts the program, runs the test with it and waits for its end.
  ///
  /// - Returns: its exit code, and every byte it printed.
  package static func open(
    _ program: Program, _ arguments: [String], variables: [String: String] = [:],
    _ test: @escaping @Sendable (Teletype) async throws -> Void
  ) async throws -> (code: Int32, bytes: [UInt8]) {
    var ends: (Int32, Int32) = (-1, -1)
    guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0 else { throw Unmet(what: "a terminal") }
    let (master, line) = ends
    let teletype = Teletype(master: master)
    Thread.detachNewThread { teletype.read() }
    let environment = program.environment.merging(variables) { $1 }
    let file = FileDescriptor(rawValue: line)
    let result = try await Subprocess.run(
      // With the line as the terminal that ctrl+c goes through.
      .name("setsid"), arguments: Arguments(["-c", "-w", Program.path] + arguments),
      environment: .custom(
        Dictionary(
          uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })),
      workingDirectory: FilePath(program.home.path),
      input: .fileDescriptor(file, closeAfterSpawningProcess: false),
      output: .fileDescriptor(file, closeAfterSpawningProcess: false),
      error: .fileDescriptor(file, closeAfterSpawningProcess: false)
    ) { execution in
      do { try await test(teletype) } catch {
        try? execution.send(signal: .kill, toProcessGroup: false)
        throw error
      }
    }
    close(line)
    try await eventually("the end of the line") { teletype.isRead.withLock(\.self) }
    guard case .exited(let code) = result.terminationStatus else { return (-1, teletype.bytes) }
    return (code, teletype.bytes)
  }

  /// Every byte that was printed so far.
  package var bytes: [UInt8] { printed.withLock { $0 } }

  /// The lines that were printed so far.
  private var lines: [String] {
    String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Types letters; `\n` is enter, `\u{3}` ctrl+c.
  package func type(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard write(master, bytes, bytes.count) == bytes.count else { throw Unmet(what: text) }
  }

  /// Waits until these texts are printed behind all that was waited for before, in whatever order.
  package func hears(_ texts: String...) async throws {
    do {
      try await eventually(texts.joined(separator: " and ")) {
        heard.withLock { heard in
          let rest = bytes[heard...]
          let ranges = texts.compactMap { rest.firstRange(of: Array($0.utf8)) }
          guard ranges.count == texts.count, let end = ranges.map(\.upperBound).max() else {
            return false
          }
          heard = end
          return true
        }
      }
    } catch let unmet as Unmet {
      throw Unmet(what: "\(unmet.what); it said\n\(lines.joined(separator: "\n"))")
    }
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Foundation.read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      printed.withLock { $0 += buffer.prefix(count) }
    }
    close(master)
    isRead.withLock { $0 = true }
  }
}
