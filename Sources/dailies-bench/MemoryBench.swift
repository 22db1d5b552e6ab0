import Foundation

/// What stays in memory of the studio with 100,000 jobs in the library, and of others.
struct MemoryBench {
  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    _ = try FilledLibrary(home.library, jobs: 100_000)
    let provider = try await Provider(speed: 0.01)
    let studio = try home.studio(provider: provider.address)
    studio.pass(3000)
    // The history is looked at too.
    _ = studio.type("2")
    studio.pass(2000)
    let resident = studio.resident
    studio.end()
    let peers = [
      await Peers.tig(commits: 1000, in: home.folder), await Peers.htop(),
    ].compactMap(\.self)
    return [
      Figure(.memory, "resident, 100,000 jobs", resident.all, "MiB", goal: .atMost(32)),
      Figure(.memory, "of it mapped from files", resident.all - resident.own, "MiB"),
      Figure(.memory, "of it its own", resident.own, "MiB"),
    ]
      + (try peers.map { words in
        let peer = try home.peer(words)
        defer { peer.end() }
        peer.pass(1000)
        return Figure(.memory, "resident, \(words[0])", peer.resident.all, "MiB")
      })
  }
}

extension ScreenProgram {
  /// What of it is in memory, and the part that no file has, in MiB.
  var resident: (all: Double, own: Double) {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    func mebibytes(_ name: String) -> Double {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      return line?.split(whereSeparator: \.isWhitespace).dropFirst().first
        .flatMap { Double($0) }.map { $0 / 1024 } ?? .nan
    }
    return (mebibytes("VmRSS"), mebibytes("RssAnon"))
  }
}
