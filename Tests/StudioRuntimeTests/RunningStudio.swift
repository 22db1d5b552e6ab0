import Foundation
import Schema
import StudioRuntime
import StudioUI
import Synchronization
import TerminalCore

/// A studio in a loop on a thread of its own, to be looked at from a test.
final class RunningStudio: Sendable {
  let terminal: PipedTerminal
  let services: TestServices
  private let ending = Mutex<Studio.End?>(nil)

  static let noon = Date(timeIntervalSince1970: 1_763_726_400)

  /// Nil where the system has no pipes left.
  init?(services: TestServices = TestServices()) {
    guard let terminal = PipedTerminal(), let queue = EventQueue() else { return nil }
    self.terminal = terminal
    self.services = services
    let state = StudioState(
      size: terminal.size, models: ModelCatalog().models, access: .key, run: "run", now: Self.noon,
      timeZone: .gmt)
    Thread.detachNewThread { [self] in
      // Each key comes a second after the one before.
      var now = Self.noon
      let studio = Studio(
        terminal: terminal, state: state, services: services.services, queue: queue, signals: nil,
        date: {
          now += 1
          return now
        })
      let end = studio.run()
      ending.withLock { $0 = end }
    }
  }

  /// Why it ended; nil while it runs.
  var end: Studio.End? { ending.withLock { $0 } }

  /// Waits until something holds; throws after ten seconds.
  func until(_ what: String, _ holds: () -> Bool) async throws {
    let limit = ContinuousClock.now + .seconds(180)
    while !holds() {
      guard ContinuousClock.now < limit else { throw NeverHeld(what: what, screen: terminal.text) }
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  func untilShown(_ text: String) async throws {
    try await until("\"\(text)\" on the screen") { terminal.text.contains(text) }
  }

  /// Waits until everything the start asks for has been answered and drawn.
  func settle() async throws {
    try await until("the library is asked") { services.wasAskedForPages }
    services.answerPages()
    try await untilShown("No jobs yet.")
    try await untilShown("12.50 credits")
  }

  struct NeverHeld: Error {
    let what: String
    let screen: String
  }
}
