import Foundation
import History
import Jobs

extension BytesBench {
  /// Milliseconds after which what was said is gone.
  private static let spoken = 8000.0

  /// What each change of a job's state brings, between two ticks of its clock. The jobs are another key's, so that the
  /// studio shows them and nobody but the bench moves them on.
  func states() async throws -> [Figure] {
    let home = try StudioHome()
    let store = try JobStore(folder: home.library)
    let provider = try await Provider(speed: 0.01)
    let jobs = try provider.open(Self.shown, in: home.library, key: Provider.otherKey)
    let studio = try open(home, provider)
    defer { studio.end() }
    studio.pass(2500)
    let clip = home.folder.appending(path: "2026-11-22_p-video_0_000000000000.mp4")
    try Data("clip".utf8).write(to: clip)
    let started = try bytes(studio, jobs) { try store.apply(.started, to: $0) }
    let saving = try bytes(studio, jobs) {
      try store.apply(.completed(outputURL: "u", cost: 0.005, seed: nil, reply: nil), to: $0)
    }
    let saved = try bytes(studio, jobs, rest: Self.spoken) {
      try store.apply(.saved(Clip(path: clip.path, bytes: 4), at: Date()), to: $0)
    }
    return [
      Figure(.bytes, "a job goes from queued to running", started, "bytes", goal: .atMost(50)),
      Figure(.bytes, "a job goes from running to saving", saving, "bytes", goal: .atMost(50)),
      // Its row, the number of open jobs, the title of the window, what the form says of such jobs, and a sentence.
      Figure(
        .bytes, "a job is saved, and where is said", saved, "bytes", goal: .atMost(50),
        peer: .init(name: "the sentence", value: Double("Saved: \(clip.path)".utf8.count))),
    ]
  }

  /// The median of what comes of a change of each job; all of it before they take longer than is usual, which would be
  /// said and taken back.
  private func bytes(
    _ studio: ScreenProgram, _ jobs: [String], rest: Double = 0, _ change: (String) throws -> Job?
  ) throws -> Double {
    Samples(
      try jobs.map { job in
        // From here on the clock rests for most of a second.
        _ = studio.read(since: Stopwatch.milliseconds, rest: 50, patience: 3000)
        guard try change(job) != nil else { throw Trouble("a job takes no change of its state") }
        let answer = studio.read(since: Stopwatch.milliseconds, rest: 300, patience: 600)
        studio.pass(rest)
        return Double(answer?.bytes.count ?? 0)
      }
    ).median
  }
}
