import Jobs
import Subprocess
package import TerminalCore

extension FFmpeg {
  /// The frames of a clip at their times. Whoever takes them late gets the newest; who ends taking them ends it.
  ///
  /// One program decodes, as far ahead as a pipe holds: it waits where nobody reads on.
  package func play(
    _ path: String, from start: Double, in room: Size
  ) -> AsyncStream<PlayedFrame> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let task = Task.detached(priority: .utility) {
        try? await play(path, from: start, in: room) { continuation.yield($0) }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func play(
    _ path: String, from start: Double, in room: Size,
    show: @escaping @Sendable (PlayedFrame) -> Void
  ) async throws {
    let file = try MediaFile(path)
    let facts = try await facts(of: file)
    guard let width = facts.width, let height = facts.height, let duration = facts.duration else {
      return
    }
    let rate = Self.playedRate(of: facts.frameRate ?? Self.mostFrames)
    let size = room.fitting(width: width, height: height)
    guard !size.isEmpty else { return }
    let arguments = Arguments(
      before: ["-threads", "2", "-ss", "\(start)"],
      after: ["-map", "0:v:0", "-an", "-sn", "-dn"] + Self.pictures(size, rate: rate))
    _ = try await run(
      .ffmpeg, arguments, reading: file, limit: .seconds(3 * duration + 30), output: .sequence
    ) { execution in
      var reader = PictureReader()
      var clock = PlaybackClock(rate: rate)
      var count = 0
      for try await buffer in execution.standardOutput {
        buffer.withUnsafeBytes { reader.append($0) }
        while let picture = reader.next() {
          defer { count += 1 }
          guard let wait = clock.wait(for: count, now: .now) else { continue }
          try await Task.sleep(for: wait)
          show(PlayedFrame(picture: picture, seconds: start + Double(count) / rate))
        }
      }
    }
  }

  /// As many frames a second as the studio draws.
  private static let mostFrames = 15.0

  /// Every frame of the clip, or every second, third and so on, so that it moves steadily.
  static func playedRate(of rate: Double) -> Double {
    rate / max(1, (rate / mostFrames - 0.001).rounded(.up))
  }
}
