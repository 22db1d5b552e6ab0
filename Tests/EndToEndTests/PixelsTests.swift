import Foundation
import Subprocess
import TerminalCore
import TestSupport
import Testing

/// The real picture of a clip, on a terminal that says that it can show it: what arrives there is decoded, and
/// compared with what ffmpeg finds in the clip.
@Suite(
  .timeLimit(.minutes(5)),
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ffmpeg")))
struct PixelsTests {
  @Test func whatArrivesIsWhatTheClipHas() async throws {
    let program = try Program()
    defer { program.remove() }
    let ended = try await Teletype.open(
      program, ["--demo"], variables: ["TERM": "xterm-256color"]
    ) { teletype in
      try await teletype.hears("\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\")
      try teletype.type("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}]11;rgb:00/00/00\u{1B}\\\u{1B}[?62c")
      // Before the seed is drawn no box opens, and what answers it would answer nothing.
      try await teletype.hears("1,000 credits")
      try teletype.type("\rA fox\u{13}y")
      try await eventually("the clip") { program.files.contains { Self.isClip($0) } }
      try teletype.type("2\r")
      try await eventually("three pictures") { Self.shown(by: teletype).count == 3 }
      let pictures = Self.shown(by: teletype)
      let file = try #require(program.files.first { Self.isClip($0) })
      let clip = program.home.appending(path: file).path
      let first = try #require(pictures.first)
      #expect(first.picture.width >= 4 * first.place.columns)
      let same = try await Self.frame(of: clip, first.picture.width, first.picture.height)
      let differences = zip(first.picture.bytes, same).count { $0 != $1 }
      #expect((same.count, differences) == (first.picture.bytes.count, 0))
      let kinds = Set(pictures.map(\.picture.bytes)).count
      #expect(kinds == 3)
      // The box is closed, then the studio left.
      try teletype.type("\u{3}\u{3}")
    }
    #expect(ended.code == 0)
    var screen = KittyScreen()
    screen.read(ended.bytes)
    #expect(screen.faults == [])
    #expect(screen.kept == 0)
  }

  private static func isClip(_ path: String) -> Bool {
    path.hasSuffix(".mp4") && path.contains("/clips/")
  }

  private static func shown(by teletype: Teletype) -> [LaidPicture] {
    var screen = KittyScreen()
    screen.read(teletype.bytes)
    return screen.pictures
  }

  /// The first frame of a clip in that size, three bytes for each pixel.
  private static func frame(of clip: String, _ width: Int, _ height: Int) async throws -> [UInt8] {
    try await Subprocess.run(
      .name("ffmpeg"),
      arguments: [
        "-nostdin", "-v", "error", "-i", clip, "-frames:v", "1",
        "-vf", "scale=\(width):\(height):flags=area",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
      ], input: .none, output: .bytes(limit: 3 * width * height), error: .discarded
    ).standardOutput
  }
}
