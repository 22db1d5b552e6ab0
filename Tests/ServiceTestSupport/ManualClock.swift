package import Foundation
package import Service
import Synchronization

/// A clock that stands still until a test moves it, so that hours of a job's life pass in no time.
package final class ManualClock: Sendable {
  private struct Sleeper {
    let due: Date
    let waiter: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now: Date
    var sleepers: [Int: Sleeper] = [:]
    var count = 0
  }

  private let state: Mutex<State>

  package init(now: Date = Date(timeIntervalSince1970: 1_790_000_000)) {
    state = Mutex(State(now: now))
  }

  package var now: Date { state.withLock { $0.now } }

  /// How many sleep at the moment.
  package var sleeping: Int { state.withLock { $0.sleepers.count } }

  /// The same clock as the service takes it.
  package var service: ServiceClock { service(ahead: 0) }

  /// As it is at a place whose clock goes that many seconds ahead.
  package func service(ahead: Double) -> ServiceClock {
    ServiceClock(
      now: { self.now.addingTimeInterval(ahead) }, sleep: { try await self.sleep($0) })
  }

  package func sleep(_ seconds: Double) async throws {
    let number = state.withLock { state in
      state.count += 1
      return state.count
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiter in
        let isAwake = state.withLock { state in
          guard seconds > 0, !Task.isCancelled else { return true }
          state.sleepers[number] = Sleeper(
            due: state.now.addingTimeInterval(seconds), waiter: waiter)
          return false
        }
        if isAwake { waiter.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: number) }?.waiter
        .resume(throwing: CancellationError())
    }
    try Task.checkCancellation()
  }

  /// Moves the time and wakes whoever slept till then.
  package func advance(by seconds: Double) { move(to: now.addingTimeInterval(seconds)) }

  /// Moves the time to when the next sleeper wakes; false where nobody sleeps.
  package func jump() -> Bool {
    guard let next = state.withLock({ $0.sleepers.values.map(\.due).min() }) else { return false }
    move(to: next)
    return true
  }

  private func move(to moment: Date) {
    let woken = state.withLock { state in
      state.now = max(state.now, moment)
      let due = state.sleepers.filter { $0.value.due <= state.now }
      for number in due.keys { state.sleepers[number] = nil }
      return due.sorted { $0.key < $1.key }.map(\.value.waiter)
    }
    for waiter in woken { waiter.resume() }
  }
}
