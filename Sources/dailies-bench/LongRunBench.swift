import Foundation
import History
import Jobs

/// Ten thousand jobs that one program fetches, some hundred at a time, and what stays of them in its memory.
struct LongRunBench {
  private static let jobs = 10_000
  private static let warm = 1000
  private static let atATime = 500
  /// Seconds after which something is wrong.
  private static let patience = 600.0

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    // A job is done when it is asked about first.
    let provider = try await Provider(speed: 20)
    let studio = try home.studio(provider: provider.address)
    defer { studio.end() }
    studio.pass(2000)
    let store = try JobStore(folder: home.library)
    var first = 0.0
    for done in stride(from: 0, to: Self.jobs, by: Self.atATime) {
      if done == Self.warm { first = studio.resident.own }
      try provider.open(Self.atATime, in: home.library)
      while try !store.jobs(in: JobState.open).isEmpty {
        studio.pass(500)
        guard Stopwatch.milliseconds - studio.began < Self.patience * 1000 else {
          throw Trouble("ten thousand jobs take too long here")
        }
      }
    }
    // What is said last is drawn, and what was needed for it given back.
    studio.pass(2000)
    let last = studio.resident.own
    let seconds = (Stopwatch.milliseconds - studio.began) / 1000
    return [
      Figure(.long, "own memory after 1,000 jobs in one run", first, "MiB"),
      Figure(.long, "own memory after 10,000 jobs in one run", last, "MiB"),
      Figure(.long, "growth by 9,000 jobs", last - first, "MiB", goal: .atMost(4)),
      Figure(.long, "seconds for them, 500 at a time", seconds, "s"),
    ]
  }
}
