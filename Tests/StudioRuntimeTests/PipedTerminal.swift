import Glibc
import Synchronization
import TerminalCore

/// A terminal in memory whose input is a pipe, so that the loop wakes for it as for a real one. Keys
/// may be fed from another thread than the loop's.
final class PipedTerminal: Terminal, @unchecked Sendable {
  private struct Shared {
    var events: [TerminalEvent] = []
    var frames: [Frame] = []
    var turns = 0
  }

  private let shared = Mutex(Shared())
  private let input: Int32
  private let output: Int32
  let size: Size

  init?(size: Size = Size(columns: 80, rows: 24)) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    input = ends[0]
    output = ends[1]
    self.size = size
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
  }

  deinit {
    Glibc.close(input)
    Glibc.close(output)
  }

  var inputDescriptor: Int32? { input }
  var frames: [Frame] { shared.withLock { $0.frames } }
  var text: String { frames.last?.text ?? "" }
  /// How often the loop woke up: it asks for events once each time.
  var turns: Int { shared.withLock { $0.turns } }

  func feed(_ script: String) throws {
    let events = try KeyScript(script).events
    shared.withLock { $0.events += events }
    var byte: UInt8 = 1
    _ = write(output, &byte, 1)
  }

  func hangUp() {
    shared.withLock { $0.events.append(.hungUp) }
    var byte: UInt8 = 1
    _ = write(output, &byte, 1)
  }

  func events() -> [TerminalEvent] {
    var bytes: [UInt8] = Array(repeating: 0, count: 64)
    while read(input, &bytes, bytes.count) > 0 {}
    return shared.withLock { shared in
      shared.turns += 1
      defer { shared.events = [] }
      return shared.events
    }
  }

  func present(_ frame: Frame) { shared.withLock { $0.frames.append(frame) } }
  func notify(_ text: String) {}

  func copy(_ text: String) -> Bool { true }
  func takeMouse(_ isTaken: Bool) -> Bool { true }
  func resize() {}
  func redraw() {}
  func suspend() {}
  func resume() {}
  func close() {}
}
