import Foundation
import Media
import Simulator
import TestSupport
import Testing

/// The shots that led to a job, for an editor.
@Suite(.timeLimit(.minutes(5))) struct LineageCommandTests {
  static let hasFFmpeg = FFmpeg().missing == nil

  /// Two jobs, of which the second goes on from a frame of the first, as the library of another machine knows them.
  private static func family(_ stage: Stage) async throws -> (first: JSON, second: JSON) {
    var jobs: [JSON] = []
    for seed in [7, 8] {
      let ended = try await stage.run(
        "run", "p-video", "--yes", "--json", "prompt=it's", "seed=\(seed)")
      jobs.append(try #require(ended.objects.first))
    }
    let clip = try #require(jobs[1]["file"]?.text)
    let path = URL(filePath: clip).deletingPathExtension().path + ".json"
    var sidecar = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
        as? [String: Any])
    sidecar["parents"] = [["job": try #require(jobs[0]["id"]?.text), "how": "frame"]]
    try JSONSerialization.data(withJSONObject: sidecar).write(to: URL(filePath: path))
    let clips = URL(filePath: clip).deletingLastPathComponent().path
    _ = try await stage.run("import", clips, "--library", other(stage))
    return (jobs[0], jobs[1])
  }

  private static func other(_ stage: Stage) -> String { stage.program.home.path + "/other" }

  @Test(.enabled(if: hasFFmpeg)) func theShotsAreListedInTheirOrder() async throws {
    try await Stage.open { stage in
      let (first, second) = try await Self.family(stage)
      let id = try #require(second["id"]?.text)
      func lineage(_ flags: String...) async throws -> [String] {
        let ended = try await stage.program.run(
          ["lineage", id, "--library", Self.other(stage)] + flags)
        #expect(ended.code == 0, "\(ended.words)")
        return ended.lines
      }
      let clips = [first, second].compactMap { $0["file"]?.text }
      #expect(try await lineage("--concat") == clips.map { "file '\($0)'" })
      let tree = try await lineage()
      #expect(tree.count == 2)
      #expect(tree.last?.hasPrefix("  goes on from a frame: p-video, seed 8") == true)
      #expect(tree.last?.hasSuffix("\(id)  (this one)") == true)
      let cuts = try await lineage("--edl").filter { $0.hasPrefix("00") }
      // One ends where the next begins.
      let times = cuts.map { $0.split(separator: " ").suffix(2).map(String.init) }
      #expect(times.count == 2)
      #expect(times[0][0] == "00:00:00:00")
      #expect(times[0][1] == times[1][0])
      #expect(times[1][0] < times[1][1])
    }
  }

  @Test func aJobAloneIsSaid() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run("run", "p-video", "--yes", "--json", "prompt=a", "seed=1")
      let id = try #require(ended.objects.first?["id"]?.text)
      let told = try await stage.run("lineage", id)
      #expect(told.code == 0)
      #expect(told.words.contains("It came from no other job, and none came from it."))
    }
  }
}
