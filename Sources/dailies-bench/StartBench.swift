import Foundation

/// How long it takes until something can be seen, with a library of 100,000 jobs; beside tig, in a repository of one
/// commit, and of as many as there are jobs.
struct StartBench {
  private static let rounds = 15
  private static let jobs = 100_000

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    _ = try FilledLibrary(home.library, jobs: Self.jobs)
    let small = await Peers.tig(commits: 1, in: home.folder)
    let large = await Peers.tig(commits: Self.jobs, in: home.folder)
    var painted: [Double] = []
    var filled: [Double] = []
    var tigs: [[Double]] = [[], []]
    // One after the other, so that whatever else the machine does meets all.
    for _ in 0..<Self.rounds {
      let studio = try home.studio()
      if let time = studio.sees("p-video") { painted.append(time) }
      if let time = studio.sees("failed") { filled.append(time) }
      studio.end()
      for (place, tig) in [small, large].enumerated() {
        guard let tig else { continue }
        let peer = try home.peer(tig)
        if let time = peer.sees("take") { tigs[place].append(time) }
        peer.end()
      }
    }
    let medians = tigs.map { Samples($0).median }
    return [
      Figure(
        .start, "first frame, 100,000 jobs", Samples(painted).median, "ms", goal: .timesPeer(1),
        peer: small.map { _ in .init(name: "tig, 1 commit", value: medians[0]) }),
      Figure(
        .start, "the newest of 100,000 jobs are there", Samples(filled).median, "ms",
        goal: .timesPeer(1),
        peer: large.map { _ in .init(name: "tig, 100,000", value: medians[1]) }),
    ]
  }
}
