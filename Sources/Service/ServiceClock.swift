package import FoundationEssentials

/// The time as the service sees it; tests bring their own.
package struct ServiceClock: Sendable {
  package let now: @Sendable () -> Date
  /// Throws `CancellationError` when the task is cancelled meanwhile.
  package let sleep: @Sendable (_ seconds: Double) async throws -> Void

  package init(
    now: @escaping @Sendable () -> Date,
    sleep: @escaping @Sendable (_ seconds: Double) async throws -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }

  /// The system's time as it was when the program started, and from then on as a clock that goes steadily,
  /// also while the machine sleeps: where the system's is set, no wait of hours follows from it.
  package static let system = ServiceClock(
    now: {
      Date(timeInterval: (ContinuousClock.now - started.steady) / .seconds(1), since: started.date)
    },
    sleep: { try await Task.sleep(for: .seconds($0), tolerance: .milliseconds(50)) })

  private static let started = (date: Date(), steady: ContinuousClock.now)
}
