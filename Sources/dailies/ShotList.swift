import Foundation
import Jobs
import Media
import Schema

/// Clips one after the other, for an editor.
struct ShotList {
  let jobs: [Job]

  /// For ffmpeg's concat demuxer: `ffmpeg -f concat -safe 0 -i list.txt -c copy film.mp4`.
  func concat() -> String {
    jobs.compactMap(\.clip).map { clip in
      "file '\(clip.path.replacingOccurrences(of: "'", with: "'\\''"))'\n"
    }.joined()
  }

  /// A cut list in CMX 3600's form, which every editing program reads: video alone, in whole frames of the first
  /// clip's rate.
  ///
  /// - Parameter facts: of each clip, in the order of the jobs.
  func edl(title: String, facts: [MediaFacts]) -> String {
    let rate = max(1, Int((facts.first?.frameRate ?? 24).rounded()))
    var lines = ["TITLE: \(title)", "FCM: NON-DROP FRAME", ""]
    var start = 0
    for (number, (clip, facts)) in zip(jobs.compactMap(\.clip), facts).enumerated() {
      let frames = max(1, Int(((facts.duration ?? 0) * Double(rate)).rounded(.down)))
      let times = [0, frames, start, start + frames].map { Self.timecode($0, rate) }
      lines.append(
        "\(Self.padded(number + 1, to: 3))  AX       V     C        \(times.joined(separator: " "))"
      )
      lines.append("* FROM CLIP NAME: \(URL(filePath: clip.path).lastPathComponent)")
      start += frames
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func timecode(_ frames: Int, _ rate: Int) -> String {
    let seconds = frames / rate
    return [seconds / 3600, seconds / 60 % 60, seconds % 60, frames % rate]
      .map { padded($0, to: 2) }.joined(separator: ":")
  }

  private static func padded(_ number: Int, to digits: Int) -> String {
    String(repeating: "0", count: max(0, digits - "\(number)".count)) + "\(number)"
  }
}
