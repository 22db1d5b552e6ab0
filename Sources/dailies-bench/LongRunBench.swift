import Foundation
import History
import Jobs

/// Ten thousand finished jobs whose clips one program fetches, some hundred at a time, and what stays of them in its
/// memory. To ask about as many would take twenty minutes.
struct LongRunBench {
  private static let jobs = 10_000
  private static let warm = 1000
  private static let atATime = 500
  /// Seconds after which something is wrong.
  private static let patience = 900.0
  /// Milliseconds till all is said and drawn, and what was needed for it given back.
  private static let rest = 8000.0

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    let provider = try await Provider(speed: 20)
    let studio = try home.studio(provider: provider.address)
    defer { studio.end() }
    studio.pass(2000)
    let store = try JobStore(folder: home.library)
    let first = try fetch(Self.warm, of: provider, store, studio)
    let early = try fetch(Self.atATime, of: provider, store, studio)
    let later = try fetch(
      Self.jobs - Self.warm - 2 * Self.atATime, of: provider, store, studio)
    let last = try fetch(Self.atATime, of: provider, store, studio)
    return [
      Figure(.long, "own memory after 1,000 jobs in one run", first.memory, "MiB"),
      Figure(.long, "own memory after 10,000 jobs in one run", last.memory, "MiB"),
      Figure(.long, "growth by 9,000 jobs", last.memory - first.memory, "MiB", goal: .atMost(4)),
      Figure(.long, "most while they go on", later.most, "MiB"),
      Figure(
        .long, "processor a job, the last 500", last.processor, "ms", goal: .timesPeer(1.5),
        peer: .init(name: "after the first 1,000", value: early.processor)),
    ]
  }

  /// What so many jobs more took and left.
  private func fetch(
    _ count: Int, of provider: Provider, _ store: JobStore, _ studio: ScreenProgram
  ) throws -> (memory: Double, most: Double, processor: Double) {
    let before = studio.processor
    var most = 0.0
    for _ in 0..<count / Self.atATime {
      try provider.open(Self.atATime, in: store.folder, age: 60, areFinished: true)
      while try !store.jobs(in: JobState.open).isEmpty {
        studio.pass(500)
        most = max(most, studio.resident.own)
        guard Stopwatch.milliseconds - studio.began < Self.patience * 1000 else {
          throw Trouble("ten thousand jobs take too long here")
        }
      }
    }
    let processor = (studio.processor - before) / Double(count) * 1000
    studio.pass(Self.rest)
    return (studio.resident.own, most, processor)
  }
}
