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

  package static let system = ServiceClock(
    now: { Date() },
    sleep: { try await Task.sleep(for: .seconds($0), tolerance: .milliseconds(50)) })
}
