import Foundation
import Jobs
import TerminalCore
import Testing

@testable import Media

/// What ffmpeg says and draws of real files, and what is said of files that are none.
@Suite(.enabled(if: SampleMedia.canBeDrawn)) struct FFmpegTests {
  private let ffmpeg = FFmpeg(limit: .seconds(180))
  private static let room = Size(columns: 32, rows: 9)

  private func path(_ name: String) async throws -> String {
    try await SampleMedia.shared.value.path(name)
  }

  static let known: [(String, MediaFacts)] = [
    ("film.mp4", clip(640, 360, 3, hasSound: true)), ("large.mp4", clip(3840, 2160, 0.5)),
    ("full-hd.mp4", clip(1920, 1080, 1)), ("portrait.mp4", clip(360, 640, 0.5)),
    ("square.mp4", clip(480, 480, 0.5)), ("turned.mp4", clip(360, 640, 3, hasSound: true)),
    (
      "100%d.png",
      MediaFacts(
        width: 300, height: 200, duration: nil, frameRate: nil, hasSound: false, codec: "png")
    ),
    (
      "sound.wav",
      MediaFacts(
        width: nil, height: nil, duration: 2, frameRate: nil, hasSound: true, codec: "pcm_s16le")
    ),
  ]

  private static func clip(
    _ width: Int, _ height: Int, _ seconds: Double, hasSound: Bool = false
  ) -> MediaFacts {
    MediaFacts(
      width: width, height: height, duration: seconds, frameRate: 24, hasSound: hasSound,
      codec: "h264")
  }

  @Test(arguments: known) func aFileIsKnown(name: String, facts: MediaFacts) async throws {
    #expect(try await ffmpeg.facts(of: path(name)) == facts)
  }

  @Test(arguments: [
    ("cut.mp4", MediaFault.notMedia), ("zero.mp4", .empty), ("page.mp4", .notMedia),
    ("list.mp4", .notMedia), ("nowhere.mp4", .missing), (".", .noFile),
  ])
  func whatIsNoFileOfThatKindIsSaid(name: String, fault: MediaFault) async throws {
    let path = try await path(name)
    await #expect(throws: fault) { _ = try await ffmpeg.facts(of: path) }
    await #expect(throws: fault) { _ = try await ffmpeg.frame(of: path, at: 0, in: Self.room) }
    let target = path + ".png"
    await #expect(throws: fault) { try await ffmpeg.saveFrame(of: path, at: 0, to: target) }
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  /// A pipe would be waited for, and a device never ends.
  @Test func whatIsNoRealFileIsNotRead() async throws {
    let pipe = try await path("a-pipe")
    mkfifo(pipe, 0o600)
    for path in [pipe, "/dev/zero"] {
      await #expect(throws: MediaFault.noFile) { _ = try await ffmpeg.facts(of: path) }
    }
  }

  /// First, middle and last, also where the sound goes on after the last picture.
  @Test(arguments: [
    (0.0, 0xFF0000), (0.99, 0xFF0000), (1.5, 0x00FF00), (2.5, 0x0000FF), (3, 0x0000FF),
    (99, 0x0000FF), (-1, 0xFF0000),
  ])
  func aFrameIsThatOfItsTime(seconds: Double, color: Int) async throws {
    for name in ["film.mp4", "front.mp4"] {
      let picture = try await ffmpeg.frame(of: path(name), at: seconds, in: Self.room)
      #expect((picture.width, picture.height) == (32, 18))
      #expect(Self.distance(picture.color(16, 9), RGB(packed: color)) < 12)
    }
  }

  @Test(arguments: [
    ("large.mp4", 32, 18), ("portrait.mp4", 10, 18), ("square.mp4", 18, 18), ("turned.mp4", 10, 18),
    ("100%d.png", 27, 18),
  ])
  func aFrameKeepsItsShape(name: String, width: Int, height: Int) async throws {
    let picture = try await ffmpeg.frame(of: path(name), at: 0.2, in: Self.room)
    #expect((picture.width, picture.height) == (width, height))
    #expect(picture.fitted(in: Self.room) == picture)
  }

  /// As many as are of use, in the same shape; no more than the clip has.
  @Test(arguments: [
    ("large.mp4", 1 << 18, 256, 144), ("large.mp4", 10_000, 128, 72), ("large.mp4", 1, 32, 18),
  ])
  func withAllPixelsItKeepsItsShapeToo(
    name: String, pixels: Int, width: Int, height: Int
  ) async throws {
    let picture = try await ffmpeg.frame(of: path(name), at: 0.2, in: Self.room, pixels: pixels)
    #expect((picture.width, picture.height) == (width, height))
    let few = try await ffmpeg.frame(of: path(name), at: 0.2, in: Self.room)
    let fitted = picture.fitted(in: Self.room)
    #expect((fitted.width, fitted.height) == (few.width, few.height))
  }

  @Test func soundHasNoPicture() async throws {
    let path = try await path("sound.wav")
    await #expect(throws: MediaFault.noPicture) {
      _ = try await ffmpeg.frame(of: path, at: 0, in: Self.room)
    }
  }

  /// The head says a second; half of the pictures are there.
  @Test func aClipThatWasCutShowsWhatIsThere() async throws {
    let path = try await path("cut-front.mp4")
    let first = try await ffmpeg.frame(of: path, at: 0, in: Self.room)
    let whole = try await ffmpeg.frame(of: self.path("full-hd.mp4"), at: 1, in: Self.room)
    #expect(first != whole)
    do {
      let last = try await ffmpeg.frame(of: path, at: 1, in: Self.room)
      #expect(last != whole)
    } catch {
      #expect(error == .noFrame)
    }
  }

  @Test func aFrameIsSavedWholeInFullSizeOrNotAtAll() async throws {
    let target = try await path("last.png")
    try await ffmpeg.saveFrame(of: path("film.mp4"), at: 99, to: target)
    let facts = try await ffmpeg.facts(of: target)
    #expect((facts.width, facts.height, facts.codec) == (640, 360, "png"))
    let saved = try await ffmpeg.frame(of: target, at: 0, in: Self.room)
    #expect(Self.distance(saved.color(16, 9), RGB(packed: 0x0000FF)) < 12)

    let nowhere = try await path("no-folder/last.png")
    let film = try await path("film.mp4")
    await #expect(throws: MediaFault.notWritten(nowhere)) {
      try await ffmpeg.saveFrame(of: film, at: 0, to: nowhere)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: SampleMedia.folder.path)
    #expect(names.filter { $0.hasSuffix(".part") } == [])
  }

  @Test func withoutFFmpegItIsSaidHowToInstallIt() async throws {
    let without = FFmpeg(environment: ["PATH": "/nowhere"])
    #expect(without.missing == .notInstalled("ffmpeg"))
    #expect(ffmpeg.missing == nil)
    let path = try await path("film.mp4")
    await #expect(throws: MediaFault.notInstalled("ffprobe")) {
      _ = try await without.facts(of: path)
    }
    #expect("\(MediaFault.notInstalled("ffmpeg"))".contains("sudo apt install ffmpeg"))
  }

  @Test func whatTakesTooLongIsEnded() async throws {
    let path = try await path("film.mp4")
    await #expect(throws: MediaFault.tookTooLong) {
      _ = try await FFmpeg(limit: .zero).facts(of: path)
    }
  }

  /// In order, to the last one; a busy machine leaves out some, the first ones too.
  @Test func aClipIsPlayedToItsEnd() async throws {
    var frames: [PlayedFrame] = []
    for await frame in try await ffmpeg.play(path("film.mp4"), from: 1.5, in: Self.room) {
      frames.append(frame)
    }
    #expect(frames.map(\.seconds) == frames.map(\.seconds).sorted())
    let first = try #require(frames.first)
    let last = try #require(frames.last)
    #expect(first.seconds >= 1.5)
    #expect(last.seconds > 2)
    #expect(Self.distance(last.picture.color(16, 9), RGB(packed: 0x0000FF)) < 12)
    #expect((last.picture.width, last.picture.height) == (32, 18))
  }

  /// Nobody takes what comes after, so nothing is decoded any more.
  @Test func whoEndsTakingFramesEndsTheProgram() async throws {
    let path = try await path("film.mp4")
    let ffmpeg = ffmpeg
    let task = Task {
      for await frame in ffmpeg.play(path, from: 0, in: Self.room) {
        return frame.seconds as Double?
      }
      return nil
    }
    #expect(await task.value != nil)
    await #expect(throws: Never.self) { _ = try await ffmpeg.facts(of: path) }
  }

  private static func distance(_ one: RGB, _ other: RGB) -> Int {
    [(one.red, other.red), (one.green, other.green), (one.blue, other.blue)]
      .map { abs(Int($0) - Int($1)) }.max() ?? 0
  }

  /// It would take gigabytes, only because the choice in a list rests on it.
  @Test func aHugeImageIsNotDecoded() async throws {
    let path = try await path("huge.png")
    await #expect(throws: MediaFault.self) {
      try await ffmpeg.frame(of: path, at: 0, in: Self.room)
    }
  }

  /// A camera's clip has a track with the time of day, which no MP4 takes as it is.
  @Test func aClipWithATimecodeIsCopied() async throws {
    let target = try await path("copy of timecode.mp4")
    try await ffmpeg.copy(path("timecode.mp4"), to: target, comment: "made here")
    #expect(try await ffmpeg.facts(of: target).width == 640)
  }
}
