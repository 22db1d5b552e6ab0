import Foundation

/// How often programs wake while nobody types.
struct IdleBench {
  private static let seconds = 10.0

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    _ = try FilledLibrary(home.library, jobs: 1000)
    let provider = try await Provider(speed: 0.01)
    let peers = [
      try Peers.tig(commits: 1000, in: home.folder), try Peers.htop(),
    ].compactMap(\.self)
    let idle = wakeups(try home.studio(provider: provider.address))
    try provider.open(1, in: home.library)
    let open = wakeups(try home.studio(provider: provider.address))
    return [
      Figure(.idle, "wake-ups a second, nothing open", idle, "", goal: .atMost(0)),
      Figure(.idle, "wake-ups a second, one job runs", open, ""),
    ]
      + (try peers.map { words in
        Figure(.idle, "wake-ups a second, \(words[0])", wakeups(try home.peer(words)), "")
      })
  }

  /// Of all threads together.
  private func wakeups(_ program: ScreenProgram) -> Double {
    defer { program.end() }
    // Till what is said at the start has gone, and what is done once has been.
    program.pass(12_000)
    let before = program.switches
    program.pass(Self.seconds * 1000)
    return Double(program.switches - before) / Self.seconds
  }
}

extension ScreenProgram {
  /// How often its threads were given the processor.
  var switches: Int {
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return threads.reduce(0) { sum, thread in
      let status = (try? String(contentsOfFile: "\(tasks)/\(thread)/status", encoding: .utf8)) ?? ""
      let lines = status.split(separator: "\n").filter { $0.contains("ctxt_switches") }
      return sum
        + lines.compactMap { $0.split(separator: "\t").last.flatMap { Int($0) } }.reduce(0, +)
    }
  }
}
