import Foundation
import Glibc
import History
import Jobs
import Schema

/// From the submit to the file, with the official client and with ours: how long after the end of a job its clip is
/// there, and how often its state was asked.
struct SDKBench {
  /// Of the simulated service's model that takes as long as it is told, so that jobs end at all times of a loop.
  private static let sleeps = (0..<12).map { 6600 + 170 * $0 }
  private static let queued = 400

  /// What became of twelve jobs.
  private struct Course {
    /// Seconds, on average.
    let lag: Double
    let questions: Double
  }

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    let models = home.folder.appending(path: ".config/dailies/models")
    try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
    try Data(Self.model.utf8).write(to: models.appending(path: "mock-inference.toml"))
    let python = try await Peers.sdk()
    var loops: [(name: String, course: Course)] = []
    for gap in [1, 2] {
      guard let python else { continue }
      loops.append(("SDK, \(gap) s", try await Self.sdk(python, gap: gap)))
    }
    let unknown = try await Self.ours(home)
    // It has seen twelve by now.
    let learnt = try await Self.ours(home)
    return [("nothing known at first", unknown), ("learnt from 12", learnt)].flatMap { name, ours in
      [
        Self.figures("\(name): end to file", "s", ours, loops) { $0.lag },
        Self.figures("\(name): questions a job", "", ours, loops) { $0.questions },
      ].flatMap(\.self)
    }
  }

  /// Beside each loop of the client, where it is installed.
  private static func figures(
    _ name: String, _ unit: String, _ ours: Course, _ loops: [(name: String, course: Course)],
    _ value: (Course) -> Double
  ) -> [Figure] {
    guard !loops.isEmpty else { return [Figure(.sdk, name, value(ours), unit)] }
    return loops.map { loop in
      Figure(
        .sdk, name, value(ours), unit, peer: .init(name: loop.name, value: value(loop.course)))
    }
  }

  /// All at once, each in a thread of its own, as the client's users do.
  private static func sdk(_ python: String, gap: Int) async throws -> Course {
    let home = try StudioHome()
    let provider = try await Provider(speed: 1)
    let folder = home.folder.path
    _ = try await ChildRun(
      python,
      ["-c", script, provider.address, Provider.key, folder, "\(gap)"]
        + sleeps.map(String.init))
    let files = sleeps.map { ($0, "\(folder)/\($0).mp4") }
    return try course(files, provider)
  }

  private static func ours(_ home: StudioHome) async throws -> Course {
    let provider = try await Provider(speed: 1)
    let seconds = sleeps.map { "\(Double($0) / 1000)" }.joined(separator: ",")
    let run = try await ChildRun(
      try StudioHome.program, ["run", "--yes", "mock-inference", "sleep=\(seconds)"],
      environment: home.environment(provider: provider.address))
    let paths = Set(run.output.split(separator: "\n").map(String.init))
    let jobs = try JobStore(folder: home.library).saved(of: "mock-inference", limit: 100)
    let files = jobs.compactMap { job -> (Int, String)? in
      guard let clip = job.clip, paths.contains(clip.path), let sleep = job.values["sleep"]?.number
      else { return nil }
      return (Int((sleep * 1000).rounded()), clip.path)
    }
    return try course(files, provider)
  }

  /// - Parameter files: of each job, by how long it took.
  private static func course(_ files: [(Int, String)], _ provider: Provider) throws -> Course {
    let lags = try provider.posts.map { sleep, sent in
      guard let file = files.first(where: { $0.0 == sleep }) else {
        throw Trouble("a clip is missing")
      }
      return try there(file.1) - (sent + Double(queued + sleep) / 1000)
    }
    guard lags.count == sleeps.count else { throw Trouble("a job is missing") }
    return Course(
      lag: lags.reduce(0, +) / Double(lags.count),
      questions: provider.takeTally().questionsPerJob)
  }

  /// Since when the file has its last byte and its name, in seconds.
  private static func there(_ path: String) throws -> Double {
    var info = stat()
    guard stat(path, &info) == 0 else { throw Trouble("a clip is gone") }
    let since1970 = Double(info.st_ctim.tv_sec) + Double(info.st_ctim.tv_nsec) / 1e9
    return since1970 - Date.timeIntervalBetween1970AndReferenceDate
  }

  /// What the client's page shows, for several jobs.
  private static let script = """
    import sys, threading
    import httpx
    from segmind import SegmindClient

    base, key, folder, gap = sys.argv[1:5]
    client = SegmindClient(api_key=key, base_url=base + "/v1")

    def work(sleep):
        job = client.submit_async("mock-inference", sleep=int(sleep) / 1000)
        clip = httpx.get(job.wait(interval=float(gap))["output"]).content
        with open(folder + "/" + sleep + ".mp4", "wb") as file:
            file.write(clip)

    threads = [threading.Thread(target=work, args=[sleep]) for sleep in sys.argv[5:]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    """

  private static let model = """
    slug = "mock-inference"
    title = "Mock"
    summary = "takes as long as it is told"
    contract = "v2"

    [[parameter]]
    name = "sleep"
    kind = "number"
    default = 1.0
    range = [0.0, 3600.0]
    help = "Seconds."

    [[parameter]]
    name = "seed"
    kind = "seed"
    range = [-1, 99999]
    help = "Any number."
    """
}
