/// Whether a process without a screen goes on fetching clips when the studio is left.
package enum BackgroundPolicy: String, Hashable, Sendable, CaseIterable {
  case never, always
  /// The box before leaving offers it.
  case ask
}
