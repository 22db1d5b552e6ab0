import Foundation
import Glibc

/// How a large file is fetched and sent: beside curl and openssl one after the other, which fetch and hash the same.
struct TransfersBench {
  private static let rounds = 7
  private static let bytes = 1_000_000_000
  private static let few = 1_000_000

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    let server = try FileServer(try Self.file(Self.bytes, in: home))
    defer { server.stop() }
    let target = home.folder.appending(path: "clip.part").path
    let peer = "curl -sS -o '\(target)' \(server.address) && openssl dgst -sha256 '\(target)'"
    let isThere = try await ChildRun(shell: "command -v curl && command -v openssl; true")
      .output.contains("/openssl")
    var (ours, theirs): ([ChildRun], [ChildRun]) = ([], [])
    var (kept, synced): ([ChildRun], [ChildRun]) = ([], [])
    for _ in 0..<Self.rounds {
      ours.append(try await Self.run(target) { try await Self.transfer(server.address, target) })
      kept.append(
        try await Self.run(target) { try await Self.transfer(server.address, target, "--durable") })
      guard isThere else { continue }
      theirs.append(try await Self.run(target) { try await ChildRun(shell: peer) })
      synced.append(
        try await Self.run(target) {
          try await ChildRun(shell: peer + " && sync '\(target)'")
        })
    }
    guard let hash = ours.first?.output.prefix(64),
      theirs.allSatisfy({ $0.output.contains(hash) })
    else { throw Trouble("the hashes differ") }
    return [
      Self.figure("fetch and hash 1 GB", "ms", ours, theirs, goal: .timesPeer(1)) {
        $0.milliseconds
      },
      Self.figure("of the processor's time", "s", ours, theirs, goal: .timesPeer(1.2)) {
        $0.seconds
      },
      Self.figure("the same, durable", "ms", kept, synced, with: " and sync") { $0.milliseconds },
    ] + (try await Self.growth(home, server))
  }

  /// How much more of a process is resident at its peak for a large file than for a small one.
  private static func growth(_ home: StudioHome, _ server: FileServer) async throws -> [Figure] {
    let large = try file(bytes, in: home)
    let small = try file(few, in: home)
    let other = try FileServer(small)
    defer { other.stop() }
    let target = home.folder.appending(path: "clip.part").path
    let down =
      try await peak { try await transfer(server.address, target) }
      - peak { try await transfer(other.address, target) }
    let up =
      try await peak { try await transfer(server.address, large, "--up") }
      - peak { try await transfer(other.address, small, "--up") }
    return [
      Figure(.transfers, "resident growth, 1 GB down", down, "MiB", goal: .atMost(4)),
      Figure(.transfers, "resident growth, 1 GB up", up, "MiB", goal: .atMost(4)),
    ]
  }

  /// The median of what the transfer says of itself, in MiB.
  private static func peak(_ transfer: () async throws -> ChildRun) async throws -> Double {
    var peaks: [Double] = []
    for _ in 0..<3 {
      let words = try await transfer().output.split(separator: "\n")
      peaks.append((words.last.flatMap { Double($0) } ?? .nan) / 1024)
    }
    return Samples(peaks).median
  }

  private static func transfer(_ words: String...) async throws -> ChildRun {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return try await ChildRun(own, [Transfer.name] + words)
  }

  /// With nothing of the file there, and nothing of the run before left to be written.
  private static func run(_ target: String, _ work: () async throws -> ChildRun) async throws
    -> ChildRun
  {
    for path in [target, target + ".mark", target + ".mp4"] { unlink(path) }
    sync()
    return try await work()
  }

  /// A file of zeros that takes no room.
  private static func file(_ bytes: Int, in home: StudioHome) throws -> String {
    let path = home.folder.appending(path: "\(bytes).mp4").path
    guard FileManager.default.createFile(atPath: path, contents: nil),
      truncate(path, bytes) == 0
    else { throw Trouble("no room for the file") }
    return path
  }

  private static func figure(
    _ name: String, _ unit: String, _ ours: [ChildRun], _ theirs: [ChildRun],
    with more: String = "",
    goal: Figure.Goal? = nil, _ value: (ChildRun) -> Double
  ) -> Figure {
    Figure(
      .transfers, name, Samples(ours.map(value)).median, unit, goal: goal,
      peer: theirs.isEmpty
        ? nil : .init(name: "curl, openssl\(more)", value: Samples(theirs.map(value)).median))
  }
}
