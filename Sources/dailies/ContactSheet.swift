import Foundation
import Jobs
import Media
import TerminalCore

/// Several jobs side by side: a row for each, and in the columns the same moments of their clips.
struct ContactSheet {
  struct Row {
    let job: Job
    /// Nil where the clip shows nothing at that moment.
    let frames: [Data?]
  }

  /// The first frame, the last, and what is at equal distances between them.
  static let moments = [0, 0.25, 0.5, 0.75, 1]

  /// Pixels, of a frame in a page and in a picture.
  private static let side = (page: 480, picture: 320)
  private static let gap = 8

  /// The jobs with a clip, in their order.
  let jobs: [Job]
  let ffmpeg: FFmpeg
  /// Told why a clip has no frames.
  let say: @Sendable (String) -> Void

  /// One HTML file that needs no other.
  func html() async -> String {
    var rows: [Row] = []
    for job in jobs {
      let frames = await frames(of: job) { path, seconds throws(MediaFault) in
        try await ffmpeg.jpeg(of: path, at: seconds, within: Self.side.page)
      }
      rows.append(Row(job: job, frames: frames))
    }
    return Self.page(rows)
  }

  /// All frames in one picture; nil where there are none.
  func picture() async -> Picture? {
    // A cell is as high as two pixels.
    let room = Size(columns: Self.side.picture, rows: Self.side.picture / 2)
    var rows: [[Picture?]] = []
    for job in jobs {
      rows.append(
        await frames(of: job) { path, seconds throws(MediaFault) in
          try await ffmpeg.frame(of: path, at: seconds, in: room)
        })
    }
    return Self.joined(rows)
  }

  private func frames<Frame>(
    of job: Job, _ frame: (String, Double) async throws(MediaFault) -> Frame
  ) async -> [Frame?] {
    guard let path = job.clip?.path else { return [] }
    do throws(MediaFault) {
      let duration = try await ffmpeg.facts(of: path).duration ?? 0
      var frames: [Frame?] = []
      for moment in Self.moments {
        // One that cannot be had leaves its place empty.
        frames.append(try? await frame(path, moment * duration))
      }
      if frames.allSatisfy({ $0 == nil }) { throw .noFrame }
      return frames
    } catch {
      say("\(job.id): \(error)")
      return Self.moments.map { _ in nil }
    }
  }

  private static func joined(_ rows: [[Picture?]]) -> Picture? {
    let all = rows.joined().compactMap(\.self)
    guard let columnWidth = all.map(\.width).max(), let usual = all.first?.height else {
      return nil
    }
    let heights = rows.map { $0.compactMap { $0?.height }.max() ?? usual }
    let width = gap + moments.count * (columnWidth + gap)
    let height = gap + heights.reduce(0) { $0 + $1 + gap }
    var bytes = [UInt8](repeating: 24, count: width * height * 3)
    var top = gap
    for (row, rowHeight) in zip(rows, heights) {
      for (column, frame) in row.enumerated() {
        guard let frame else { continue }
        let left = gap + column * (columnWidth + gap) + (columnWidth - frame.width) / 2
        for line in 0..<frame.height {
          let from = line * frame.width * 3
          let to = ((top + (rowHeight - frame.height) / 2 + line) * width + left) * 3
          bytes.replaceSubrange(
            to..<to + frame.width * 3, with: frame.bytes[from..<from + frame.width * 3])
        }
      }
      top += rowHeight + gap
    }
    return Picture(width: width, height: height, bytes: bytes)
  }
}
