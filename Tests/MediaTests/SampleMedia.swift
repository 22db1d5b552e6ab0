import Foundation
import Media
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// Real files of every kind, drawn once by ffmpeg for all tests of a run.
struct SampleMedia {
  static let folder = FileManager.default.temporaryDirectory
    .appending(path: "media-\(UUID().uuidString)")
  static let canBeDrawn = FFmpeg().missing == nil

  static let shared = Task { try await SampleMedia() }

  enum Trouble: Error { case notDrawn(String) }

  private init() async throws {
    atexit { try? FileManager.default.removeItem(at: SampleMedia.folder) }
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    // Red, then green, then blue, a second each, and sound that goes on for longer.
    let colors = ["red", "lime", "blue"].map { "color=\($0):s=640x360:r=24:d=1[\($0)]" }
    let film = colors.joined(separator: ";") + ";[red][lime][blue]concat=n=3"
    try await draw(
      "film.mp4",
      ["-f", "lavfi", "-i", "sine=d=5", "-filter_complex", film, "-c:a", "aac"] + Self.h264)
    try await draw("large.mp4", Self.pattern("3840x2160", seconds: 0.5) + Self.h264)
    try await draw("full-hd.mp4", Self.pattern("1920x1080", seconds: 1) + Self.h264)
    try await draw("portrait.mp4", Self.pattern("360x640", seconds: 0.5) + Self.h264)
    try await draw("square.mp4", Self.pattern("480x480", seconds: 0.5) + Self.h264)
    try await draw("image.png", Self.pattern("300x200", seconds: 0) + ["-frames:v", "1"])
    try await draw(
      "huge.png", ["-f", "lavfi", "-i", "color=red:s=9000x9000,format=gray", "-frames:v", "1"])
    try await draw(
      "timecode.mp4", ["-i", path("film.mp4"), "-c", "copy", "-timecode", "01:00:00:00"])
    try await draw("sound.wav", ["-f", "lavfi", "-i", "sine=d=2"])
    try await draw(
      "turned.mp4", ["-i", path("film.mp4"), "-c", "copy", "-metadata:s:v", "rotate=90"])
    try await draw("front.mp4", ["-i", path("film.mp4"), "-c", "copy", "-movflags", "+faststart"])
    try await draw(
      "front-hd.mp4", ["-i", path("full-hd.mp4"), "-c", "copy", "-movflags", "+faststart"])
    let film2 = try Data(contentsOf: URL(filePath: path("film.mp4")))
    try film2.prefix(film2.count / 2).write(to: URL(filePath: path("cut.mp4")))
    let front = try Data(contentsOf: URL(filePath: path("front-hd.mp4")))
    try front.prefix(front.count / 2).write(to: URL(filePath: path("cut-front.mp4")))
    try FileManager.default.copyItem(atPath: path("image.png"), toPath: path("100%d.png"))
    try Data().write(to: URL(filePath: path("zero.mp4")))
    try Data("<!doctype html><html><body>Not found</body></html>".utf8)
      .write(to: URL(filePath: path("page.mp4")))
    try Data("ffconcat version 1.0\nfile 'film.mp4'\n".utf8)
      .write(to: URL(filePath: path("list.mp4")))
  }

  func path(_ name: String) -> String { Self.folder.appending(path: name).path }

  private static let h264 = [
    "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-threads", "1",
  ]

  private static func pattern(_ size: String, seconds: Double) -> [String] {
    ["-f", "lavfi", "-i", "testsrc2=s=\(size):r=24" + (seconds > 0 ? ":d=\(seconds)" : "")]
  }

  private func draw(_ name: String, _ arguments: [String]) async throws {
    guard let program = InstalledProgram("ffmpeg") else { throw Trouble.notDrawn("ffmpeg") }
    let result = try await Subprocess.run(
      .path(FilePath(program.path)),
      arguments: Arguments(["-nostdin", "-v", "error", "-y"] + arguments + [path(name)]),
      output: .discarded, error: .string(limit: 10_000))
    guard result.terminationStatus.isSuccess else {
      throw Trouble.notDrawn("\(name): \(result.standardError)")
    }
  }
}
