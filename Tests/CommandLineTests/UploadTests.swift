import Foundation
import Simulator
import Synchronization
import TestSupport
import Testing

/// Local files that the program uploads.
@Suite struct UploadTests {
  /// Sends a job with this video, and returns the program's peak memory in bytes when that was uploaded.
  private func peak(uploading video: String, bytes: Int, _ stage: Stage) async throws -> Int {
    let face = try stage.program.write(Media.png, to: "face.png")
    let peak = Mutex(0)
    let before = stage.api.uploadedBytes
    _ = try await stage.program.run([
      "run", "p-video-animate", "image=\(face)", "video=\(video)", "--yes",
    ]) { running in
      try await eventually("the video is uploaded") {
        stage.api.uploadedBytes >= before + bytes
      }
      // Its job takes half a minute.
      let now = try Self.peak(of: running.id)
      peak.withLock { $0 = now }
      try running.kill()
    }
    return peak.withLock { $0 }
  }

  private static func peak(of process: Int32) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }

  private func makeVideo(_ name: String, bytes: Int, _ stage: Stage) throws -> String {
    let path = try stage.program.write(Media.mp4, to: name)
    #expect(truncate(path, off_t(bytes)) == 0)
    return path
  }

  @Test func aLongFileTakesNoMoreMemoryThanAShortOne() async throws {
    try await Stage.open(speed: 1) { stage in
      let short = try await peak(
        uploading: makeVideo("short.mp4", bytes: 1000, stage), bytes: 1000, stage)
      let length = 256 << 20
      let long = try await peak(
        uploading: makeVideo("long.mp4", bytes: length, stage), bytes: length, stage)
      #expect(short > 1 << 20)
      #expect(long < short + 48 << 20)
    }
  }

  @Test func twoRunsUploadTheSameFileOnce() async throws {
    try await Stage.open { stage in
      let video = try makeVideo("walk.mp4", bytes: 1000, stage)
      let copy = try makeVideo("copy of walk.mp4", bytes: 1000, stage)
      let face = try stage.program.write(Media.png, to: "face.png")
      for (seed, video) in [(1, video), (2, copy)] {
        let ended = try await stage.run(
          "run", "p-video-animate", "image=\(face)", "video=\(video)", "seed=\(seed)", "--yes")
        #expect(ended.code == 0, "\(ended.words)")
      }
      #expect(stage.api.uploadCount == 2)
      #expect(Set(stage.bodies.map { $0["video"]?.text }).count == 1)
      stage.api.forgetUploads()
      let ended = try await stage.run(
        "run", "p-video-animate", "image=\(face)", "video=\(video)", "seed=3", "--yes")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(stage.api.uploadCount == 2)
      #expect(Set(stage.bodies.map { $0["video"]?.text }).count == 2)
    }
  }

  @Test(arguments: [
    ("<html><body>404</body></html>", "is an HTML page"), ("GIF89a", "is a GIF image"),
    ("", "is empty"),
  ])
  func aFileThatIsNoVideoIsRefusedBeforeAnybodyIsAsked(content: String, words: String) async throws
  {
    try await Stage.open { stage in
      let face = try stage.program.write(Media.png, to: "face.png")
      let video = try stage.program.write(content, to: "walk.mp4")
      let ended = try await stage.run(
        "run", "p-video-animate", "image=\(face)", "video=\(video)")
      #expect(ended.code == 2)
      #expect(ended.words.contains("video: \(video) \(words)"))
      #expect(stage.api.uploadCount == 0)
    }
  }

  @Test func aLargeFileIsCalledSo() async throws {
    try await Stage.open { stage in
      try stage.program.write("upload_warning = \"1 kB\"\n", to: "config/dailies/config.toml")
      let face = try stage.program.write(Media.png, to: "face.png")
      let video = try makeVideo("walk.mp4", bytes: 1000, stage)
      let ended = try await stage.run(
        "run", "p-video-animate", "image=\(face)", "video=\(video)")
      #expect(ended.words.contains("walk.mp4 is large: 1 kB may take a while to upload."))
      #expect(!ended.words.contains("face.png is large"))
    }
  }
}
