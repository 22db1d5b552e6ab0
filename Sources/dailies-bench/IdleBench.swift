import Foundation

/// How often programs wake while nobody types.
struct IdleBench {
  private static let seconds = 10.0

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    _ = try FilledLibrary(home.library, jobs: 1000)
    let provider = try await Provider(speed: 0.01)
    let peers = [
      await Peers.tig(commits: 1000, in: home.folder), await Peers.htop(),
    ].compactMap(\.self)
    let idle = wakeups(try home.studio(provider: provider.address))
    try provider.open(1, in: home.library)
    let open = wakeups(try home.studio(provider: provider.address))
    return [
      Figure(.idle, "of the loop a second, nothing open", idle.loop, "", goal: .atMost(0)),
      // libdispatch looks after its threads once a second, in every program that has them.
      Figure(.idle, "of all threads a second, nothing open", idle.all, "", goal: .atMost(0)),
      Figure(.idle, "of the loop a second, one job runs", open.loop, "", goal: .atMost(1.5)),
      Figure(.idle, "of all threads a second, one job runs", open.all, ""),
    ]
      + (try peers.map { words in
        Figure(.idle, "of all threads a second, \(words[0])", wakeups(try home.peer(words)).all, "")
      })
  }

  /// Of the thread that draws, and of all together.
  private func wakeups(_ program: ScreenProgram) -> (loop: Double, all: Double) {
    defer { program.end() }
    // Till what is said at the start has gone, and what is done once has been.
    program.pass(12_000)
    let before = program.switches
    program.pass(Self.seconds * 1000)
    let after = program.switches
    return (
      Double(after.loop - before.loop) / Self.seconds,
      Double(after.all - before.all) / Self.seconds
    )
  }
}

extension ScreenProgram {
  /// How often its first thread, and all of them, were given the processor.
  var switches: (loop: Int, all: Int) {
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return threads.reduce((0, 0)) { sum, thread in
      let status = (try? String(contentsOfFile: "\(tasks)/\(thread)/status", encoding: .utf8)) ?? ""
      let count = status.split(separator: "\n").filter { $0.contains("ctxt_switches") }
        .compactMap { $0.split(separator: "\t").last.flatMap { Int($0) } }.reduce(0, +)
      return (sum.0 + (thread == "\(process)" ? count : 0), sum.1 + count)
    }
  }
}
