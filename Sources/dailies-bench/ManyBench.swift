import Foundation

/// A thousand jobs that run at the same time, and what one program needs to fetch them all.
struct ManyBench {
  private static let jobs = 1000
  private static let speed = 0.25
  /// What the library's own jobs took; the simulated service takes as long for each.
  private static let latency = LogNormal(mean: (0.4 + 16.43) / speed, variation: 0.1)
  /// Seconds after which something is wrong.
  private static let patience = 600.0
  /// Requests a minute that the largest plan has; whether questions count among them is not documented.
  private static let limit = 1000.0

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    let provider = try await Provider(speed: Self.speed)
    try provider.remember(Self.latency, in: home.library)
    // Old enough to count as found, since a thousand are not sent at a time.
    try provider.open(Self.jobs, in: home.library, age: 10)
    let studio = try home.studio(provider: provider.address)
    studio.pass(4000)
    let keys = try KeysBench.letters(studio, .many)
    let begin = Moment(studio)
    var quiet = begin
    var connections = 0
    var clips = 0
    while clips < Self.jobs, Stopwatch.milliseconds - studio.began < Self.patience * 1000 {
      studio.pass(250)
      connections = max(connections, studio.connections)
      clips = Self.clips(in: home.library)
      if clips == 0 { quiet = Moment(studio) }
    }
    let end = Moment(studio)
    studio.pass(1000)
    let seconds = (Stopwatch.milliseconds - studio.began) / 1000
    let resident = studio.resident
    let processor = studio.end()
    let asked = provider.takeTally()
    return keys + [
      Figure(.many, "of 1,000 jobs saved", Double(clips), ""),
      Figure(.many, "seconds till the last is saved", seconds, "s"),
      Figure(
        .many, "of one processor", processor / seconds * 100, "%", goal: .atMost(10)),
      Figure(.many, "of one processor, before any is ready", quiet.share(since: begin), "%"),
      Figure(.many, "of one processor, while they are saved", end.share(since: quiet), "%"),
      Figure(.many, "most connections at a time", Double(connections), "", goal: .atMost(8)),
      Figure(.many, "questions a job", asked.questionsPerJob, ""),
      Figure(
        .many, "requests in the busiest minute", Double(asked.most(within: 60)), "",
        goal: .atMost(Self.limit)),
      Figure(.many, "requests in the busiest second", Double(asked.most(within: 1)), ""),
      Figure(.many, "answers of too many requests", Double(asked.refusals), "", goal: .atMost(0)),
      Figure(.many, "resident at the end, its own part", resident.own, "MiB"),
    ]
  }

  /// How much of the processor a program has had, and when.
  private struct Moment {
    let milliseconds = Stopwatch.milliseconds
    let processor: Double

    init(_ program: ScreenProgram) { processor = program.processor }

    /// Of one processor, in hundredths.
    func share(since other: Moment) -> Double {
      (processor - other.processor) / (milliseconds - other.milliseconds) * 1e5
    }
  }

  private static func clips(in library: String) -> Int {
    let files = FileManager.default.enumerator(atPath: library + "/clips")
    return files?.reduce(0) { $0 + (($1 as? String)?.hasSuffix(".mp4") == true ? 1 : 0) } ?? 0
  }
}

extension ScreenProgram {
  /// Seconds of the processor that all its threads have had, in the program and in the kernel.
  var processor: Double {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    // The name in brackets may have anything in it.
    let words = text.split(separator: ")").last?.split(separator: " ").map { Double($0) } ?? []
    guard words.count > 12, let user = words[11], let system = words[12] else { return .nan }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Established to another program over TCP.
  var connections: Int {
    let folder = "/proc/\(process)/fd"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let sockets = Set(
      names.compactMap {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
      }
      .filter { $0.hasPrefix("socket:[") }.map { $0.dropFirst(8).dropLast() })
    // It comes in pieces, of which one read brings the first.
    let table = FileHandle(forReadingAtPath: "/proc/\(process)/net/tcp")
    let lines = String(decoding: (try? table?.readToEnd()) ?? Data(), as: UTF8.self)
    return lines.split(separator: "\n").count { line in
      let words = line.split(separator: " ")
      return words.count > 9 && words[3] == "01" && sockets.contains(words[9])
    }
  }
}
