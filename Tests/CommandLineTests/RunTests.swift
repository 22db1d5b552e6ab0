import Foundation
import History
import Jobs
import Simulator
import TestSupport
import Testing

/// `run`: from arguments to a saved clip.
@Suite(.timeLimit(.minutes(5))) struct RunTests {
  /// Every model with what it needs; `%` stands for the folder of the files.
  static let drafts: [(model: String, values: [String], contract: String, uploads: Int)] = [
    ("p-video", ["prompt=a coast", "duration=3"], "v1", 0),
    ("pixverse-text2video", ["prompt=two gods", "quality=360p", "style=clay"], "v1", 0),
    ("p-video-animate", ["image=%/face.png", "video=%/dance.mp4"], "v2", 2),
    (
      "p-video-replace",
      ["images=%/face.png", "images=https://example.com/b.jpg", "video=%/dance.mp4"], "v2", 2
    ),
    ("p-video-avatar", ["image=%/face.png", "voice_script=Good morning."], "v2", 1),
  ]

  @Test(arguments: drafts)
  func everyModelGoesFromArgumentsToASavedClip(
    draft: (model: String, values: [String], contract: String, uploads: Int)
  ) async throws {
    try await Stage.open { stage in
      try stage.program.write(Media.png, to: "media/face.png")
      try stage.program.write(Media.mp4, to: "media/dance.mp4")
      let values = draft.values.map {
        $0.replacing("%", with: stage.program.home.path + "/media")
      }
      let ended = try await stage.program.run(
        ["run", draft.model, "--yes", "seed=77"] + values)
      #expect(ended.code == 0, "\(ended.words)")
      let clip = try #require(ended.lines.first)
      #expect(ended.lines.count == 1)
      let bytes = try Data(contentsOf: URL(filePath: clip))
      #expect(bytes.dropFirst(4).prefix(4) == Data("ftyp".utf8))
      #expect(clip.hasSuffix(".mp4") && clip.contains("_\(draft.model)_77_"))
      #expect(clip.hasPrefix(stage.program.home.path + "/data/dailies/clips/"))
      #expect(FileManager.default.fileExists(atPath: clip.dropLast(3) + "json"))
      #expect(stage.api.posts.map(\.slug) == [draft.model])
      #expect(stage.api.posts.map(\.contract) == [draft.contract])
      #expect(stage.bodies.first?["seed"]?.integer == 77)
      #expect(stage.api.uploadCount == draft.uploads)
      #expect(stage.api.leakedKeys == 0)
    }
  }

  @Test func aRepeatedNameIsAListInTheOrderGiven() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run(
        "run", "p-video-replace", "--yes", "images=https://example.com/1.jpg",
        "images=https://example.com/2.jpg", "video=https://example.com/v.mp4")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(
        stage.bodies.first?["images"]?.list == [
          "https://example.com/1.jpg", "https://example.com/2.jpg",
        ])
    }
  }

  @Test func aFileNamedByHomeOrByAFolderIsUploaded() async throws {
    try await Stage.open { stage in
      try stage.program.write(Media.png, to: "face.png")
      try stage.program.write(Media.mp4, to: "media/dance.mp4")
      let ended = try await stage.run(
        "run", "p-video-animate", "--yes", "image=~/face.png", "video=media/dance.mp4")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(stage.api.uploadCount == 2)
    }
  }

  @Test func theValueMayContainAnEqualsSignAndTheSeedIsDrawnWhereItIsNotGiven() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run(
        "run", "p-video", "--yes", "prompt=E=mc² & \"quotes\"", "seed=-1")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(stage.bodies.first?["prompt"]?.text == "E=mc² & \"quotes\"")
      let seed = try #require(stage.bodies.first?["seed"]?.integer)
      #expect(seed >= 0)
      #expect(ended.words.contains("seed \(seed)"))
    }
  }

  @Test func jsonIsOneObjectWithTheseKeys() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run(
        "run", "p-video", "--yes", "--json", "prompt=a coast", "seed=5")
      #expect(ended.code == 0)
      let job = try #require(ended.objects.first)
      #expect(ended.lines.count == 1)
      #expect(
        job.keys == [
          "id", "model", "state", "request_id", "parameters", "seed", "submitted_at",
          "finished_at", "file", "bytes", "sha256", "reported_seed", "estimate_usd",
          "estimate_source", "cost_usd", "charged", "tags", "rating",
          "verdict", "note", "error",
        ])
      #expect(job["state"] == "done")
      #expect(job["charged"] == "yes")
      #expect(job["seed"] == 5)
      #expect(job["cost_usd"]?.double == 0.005)
      #expect(job["error"] == .null)
      #expect(job["parameters"]?["prompt"] == "a coast")
      let file = try #require(job["file"]?.text)
      let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
      #expect(job["bytes"]?.integer == size)
    }
  }

  @Test func aFailureInJSONHasItsCodeAndMessage() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run(
        "run", "p-video", "--yes", "--json", "prompt=[retired] a coast")
      #expect(ended.code == 1)
      let job = try #require(ended.objects.first)
      #expect(job["state"] == "failed")
      #expect(job["charged"] == "no")
      #expect(job["error"]?["code"] == "retired")
      #expect(job["error"]?["message"]?.text?.isEmpty == false)
    }
  }

  @Test func detachPrintsTheIDAndWaitSavesTheClip() async throws {
    try await Stage.open(speed: 20) { stage in
      let sent = try await stage.run(
        "run", "p-video-animate", "--yes", "--detach", "image=https://example.com/f.jpg",
        "video=https://example.com/v.mp4")
      #expect(sent.code == 0, "\(sent.words)")
      let id = try #require(sent.lines.first)
      let open = try await stage.run("jobs", "--open")
      #expect(open.output.contains(id))
      let waited = try await stage.run("wait", String(id.prefix(4)))
      #expect(waited.code == 0, "\(waited.words)")
      let clip = try #require(waited.lines.first)
      #expect(FileManager.default.fileExists(atPath: clip))
      #expect(stage.api.posts.count == 1)
    }
  }

  @Test func detachOnAV1ModelGoesThroughV2() async throws {
    try await Stage.open(speed: 20) { stage in
      let sent = try await stage.run("run", "p-video", "--yes", "--detach", "prompt=a coast")
      #expect(sent.code == 0, "\(sent.words)")
      #expect(stage.api.posts.map(\.contract) == ["v2"])
      let waited = try await stage.run("wait")
      #expect(waited.code == 0, "\(waited.words)")
      #expect(waited.lines.count == 1)
    }
  }

  @Test func detachIsRefusedWhereTheModelHasOnlyV1() async throws {
    try await Stage.open { stage in
      try stage.program.write(
        """
        slug = "only-v1"
        title = "Only v1"
        summary = "text to video"
        contract = "v1"

        [[parameter]]
        name = "prompt"
        kind = "text"
        required = true
        help = "What it shows."
        """, to: "config/dailies/models/only-v1.toml")
      let ended = try await stage.run("run", "only-v1", "--yes", "--detach", "prompt=a")
      #expect(ended.code == 2)
      #expect(ended.words.contains("--detach"))
      #expect(stage.api.posts.isEmpty)
    }
  }

  @Test func whileTheQueueIsPausedNothingIsSentAndNothingIsLeftBehind() async throws {
    try await Stage.open { stage in
      let store = try JobStore(folder: stage.program.home.path + "/data/dailies")
      try store.pauseQueue(true)
      let ended = try await stage.run("run", "p-video", "--yes", "prompt=a")
      #expect(ended.code == 5)
      #expect(ended.words.contains("The queue is paused"), "\(ended.words)")
      #expect(try store.jobs(in: Set(JobState.allCases)).isEmpty)
      #expect(stage.api.posts.isEmpty)
      try store.pauseQueue(false)
      #expect(try await stage.run("run", "p-video", "--yes", "prompt=a").code == 0)
    }
  }

  @Test func twoProgramsAtOnceShareANewLibrary() async throws {
    try await Stage.open { stage in
      async let one = stage.run("run", "p-video", "--yes", "prompt=one", "seed=1")
      async let two = stage.run("run", "p-video", "--yes", "prompt=two", "seed=2")
      let ended = try await [one, two]
      #expect(ended.map(\.code) == [0, 0], "\(ended.map(\.words))")
      #expect(stage.api.posts.count == 2)
      let history = try await stage.run("history", "--json")
      #expect(history.objects.compactMap { $0["state"]?.text } == ["done", "done"])
    }
  }
}
