import Foundation

/// A thousand jobs that run at the same time, and what one program needs to fetch them all.
struct ManyBench {
  private static let jobs = 1000
  /// Seconds after which something is wrong.
  private static let patience = 600.0

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    let provider = try await Provider(speed: 0.25)
    try provider.open(Self.jobs, in: home.library)
    let studio = try home.studio(provider: provider.address)
    studio.pass(4000)
    let begin = Stopwatch.milliseconds
    let keys = try KeysBench.letters(studio, .many)
    var connections = 0
    var clips = 0
    while clips < Self.jobs, Stopwatch.milliseconds - begin < Self.patience * 1000 {
      studio.pass(250)
      connections = max(connections, studio.connections)
      clips = Self.clips(in: home.library)
    }
    studio.pass(1000)
    let seconds = (Stopwatch.milliseconds - studio.began) / 1000
    let resident = studio.resident
    let processor = studio.end()
    return keys + [
      Figure(.many, "of 1,000 jobs saved", Double(clips), ""),
      Figure(.many, "seconds till the last is saved", seconds, "s"),
      Figure(
        .many, "of one processor", processor / seconds * 100, "%", goal: .atMost(10)),
      Figure(.many, "most connections at a time", Double(connections), "", goal: .atMost(8)),
      Figure(.many, "resident at the end, its own part", resident.own, "MiB"),
    ]
  }

  private static func clips(in library: String) -> Int {
    let files = FileManager.default.enumerator(atPath: library + "/clips")
    return files?.reduce(0) { $0 + (($1 as? String)?.hasSuffix(".mp4") == true ? 1 : 0) } ?? 0
  }
}

extension ScreenProgram {
  /// Established to another program over TCP.
  var connections: Int {
    let folder = "/proc/\(process)/fd"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let sockets = Set(
      names.compactMap {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
      }
      .filter { $0.hasPrefix("socket:[") }.map { $0.dropFirst(8).dropLast() })
    let table = (try? String(contentsOfFile: "/proc/\(process)/net/tcp", encoding: .utf8)) ?? ""
    return table.split(separator: "\n").count { line in
      let words = line.split(separator: " ")
      return words.count > 9 && words[3] == "01" && sockets.contains(words[9])
    }
  }
}
