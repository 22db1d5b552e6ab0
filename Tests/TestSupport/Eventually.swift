/// Waits until a condition holds, looking again after short pauses that grow; throws when it does not
/// within the limit. A look that takes long, such as running a program, is followed by a longer pause, so that
/// waiting leaves the machine to what is waited for.
///
/// The limit is for a machine that is busy with other things; a test passes as soon as the condition
/// holds.
///
/// - Parameter what: the condition in words, for the failure.
package func eventually(
  _ what: String, within limit: Duration = .seconds(180),
  _ condition: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + limit
  var pause = Duration.milliseconds(5)
  while true {
    let start = ContinuousClock.now
    if try await condition() { return }
    let now = ContinuousClock.now
    guard now < end else { throw Unmet(what: what) }
    try await Task.sleep(for: max(pause, min((now - start) * 4, .milliseconds(500))))
    pause = min(pause * 2, .milliseconds(100))
  }
}

/// Something did not come to pass in time.
package struct Unmet: Error, CustomStringConvertible {
  package let what: String

  package init(what: String) { self.what = what }

  package var description: String { "not seen in time: \(what)" }
}
