/// What goes over the line, on 80 columns and 24 rows.
struct BytesBench {
  private static let size: (columns: UInt16, rows: UInt16) = (80, 24)
  /// So many jobs are in sight there.
  static let shown = 3

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    _ = try FilledLibrary(home.library, jobs: 1000)
    let provider = try await Provider(speed: 0.01)
    let studio = try open(home, provider)
    let first = studio.start(rest: 10)?.bytes.count ?? 0
    studio.pass(1500)
    _ = studio.type("i")
    let letters = bytes(studio, Array(repeating: "a", count: 20), rest: 50)
    // The count of the letters follows when the keys rest.
    let pauses = bytes(studio, Array(repeating: "a", count: 10), rest: 300)
    _ = studio.type("\u{1b}")
    // It may be the first byte of what a terminal answers, till nothing has followed it.
    studio.pass(1500)
    _ = studio.type("2")
    studio.pass(1000)
    let steps = bytes(studio, Array(repeating: "j", count: 12), rest: 50)
    studio.end()
    return [
      Figure(.bytes, "first frame", Double(first), "bytes", goal: .atMost(2500)),
      Figure(.bytes, "a letter", letters, "bytes", goal: .atMost(20)),
      Figure(.bytes, "a letter and a pause", pauses, "bytes"),
      Figure(
        .bytes, "a step in the history", steps, "bytes", goal: .atMost(100),
        peer: try await Peers.tig(commits: 1000, in: home.folder).map { try peer($0, home) }),
      Figure(
        .bytes, "a second of a running job", try second(home, provider), "bytes",
        goal: .atMost(50)),
    ] + (try await states())
  }

  func open(_ home: StudioHome, _ provider: Provider) throws -> ScreenProgram {
    try home.studio(
      provider: provider.address, columns: Self.size.columns, rows: Self.size.rows)
  }

  /// The median of what comes of each key.
  private func bytes(_ program: ScreenProgram, _ keys: [String], rest: Int32) -> Double {
    Samples(keys.compactMap { program.type($0, rest: rest).map { Double($0.bytes.count) } }).median
  }

  private func peer(_ words: [String], _ home: StudioHome) throws -> Figure.Peer {
    let peer = try home.peer(words, columns: Self.size.columns, rows: Self.size.rows)
    defer { peer.end() }
    peer.pass(1000)
    return .init(name: words[0], value: bytes(peer, Array(repeating: "j", count: 12), rest: 50))
  }

  /// The time that it runs goes on, and nothing else.
  private func second(_ home: StudioHome, _ provider: Provider) throws -> Double {
    try provider.open(1, in: home.library)
    let studio = try open(home, provider)
    defer { studio.end() }
    studio.pass(9000)
    return Samples((0..<6).map { _ in Double(studio.pass(1000)) }).median
  }
}
