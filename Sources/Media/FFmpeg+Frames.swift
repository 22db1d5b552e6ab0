import Foundation
import Jobs
package import TerminalCore

extension FFmpeg {
  /// The frame of a clip at a time, or an image, as large as it fits into so many cells.
  ///
  /// - Parameters:
  ///   - seconds: from the start; beyond the end it is the last frame.
  ///   - pixels: so many at the most, and no more than it has; two for each cell where nil. Only such small
  ///     ones are kept.
  package func frame(
    of path: String, at seconds: Double, in room: Size, pixels: Int? = nil
  ) async throws(MediaFault) -> Picture {
    let file = try MediaFile(path)
    let facts = try await facts(of: file)
    guard let width = facts.width, let height = facts.height else { throw .noPicture }
    let cells = room.fitting(width: width, height: height)
    guard !cells.isEmpty else { throw .noPicture }
    let size = pixels.map { cells.finer(for: $0, width: width) } ?? cells
    let asked = min(max(0, seconds), facts.duration ?? 0)
    if pixels == nil, let kept = cache?.picture(file.identity, at: asked, size) { return kept }
    var seek = try await seek(asked, in: file, facts)
    seek.after += ["-frames:v", "1"] + Self.pictures(size)
    let bytes = try await run(
      .ffmpeg, seek, reading: file, bytes: size.columns * size.rows * 6 + 64)
    var reader = PictureReader()
    reader.append(bytes)
    guard let picture = reader.next() else { throw .noFrame }
    if pixels == nil { cache?.keep(picture, of: file.identity, at: asked, size) }
    return picture
  }

  /// Writes the frame of a clip at a time, or an image, as a PNG of full size; the file is there whole or not
  /// at all.
  ///
  /// - Parameter seconds: from the start; beyond the end it is the last frame.
  package func saveFrame(
    of path: String, at seconds: Double, to target: String
  ) async throws(MediaFault) {
    let file = try MediaFile(path)
    let facts = try await facts(of: file)
    guard facts.width != nil else { throw .noPicture }
    var seek = try await seek(min(max(0, seconds), facts.duration ?? 0), in: file, facts)
    let part = "\(target).\(UUID().uuidString).part"
    defer { try? FileManager.default.removeItem(atPath: part) }
    seek.after += [
      "-frames:v", "1", "-f", "image2", "-c:v", "png", "-update", "1", "file:\(part)",
    ]
    // ffmpeg ends in the same way where it cannot write and where it cannot read.
    guard FileManager.default.createFile(atPath: part, contents: nil) else {
      throw .notWritten(target)
    }
    seek.after.insert("-y", at: 0)
    _ = try await run(.ffmpeg, seek, reading: file, bytes: 1 << 10)
    let size = (try? FileManager.default.attributesOfItem(atPath: part))?[.size] as? NSNumber
    guard let size, size.intValue > 0 else { throw .noFrame }
    guard rename(part, target) == 0 else { throw .notWritten(target) }
  }

  /// Goes to a moment before it reads, which is the quick way, and takes the first picture from there on.
  func seek(
    _ seconds: Double, in file: MediaFile, _ facts: MediaFacts
  ) async throws(MediaFault) -> Arguments {
    let after = ["-map", "0:v:0", "-an", "-sn", "-dn"]
    guard let duration = facts.duration else { return Arguments(after: after) }
    var moment = seconds
    if moment > duration - 2 / (facts.frameRate ?? 1) {
      moment = min(moment, try await lastFrame(of: file, facts))
    }
    // ffmpeg takes the first that begins there or later; the one that is still shown began earlier.
    if let rate = facts.frameRate { moment -= 1 / rate - 0.001 }
    return Arguments(
      before: ["-threads", "2", "-ss", String(format: "%.6f", max(0, moment))], after: after)
  }

  /// Has ffmpeg print pictures for so many cells, each the average of the pixels it stands for.
  static func pictures(_ size: Size, rate: Double? = nil) -> [String] {
    let scale = "scale=\(size.columns):\(size.rows * 2):flags=area"
    let filter = (rate.map { "fps=\($0)," } ?? "") + scale
    return [
      "-filter_threads", "1", "-vf", filter, "-f", "image2pipe", "-c:v", "ppm", "pipe:1",
    ]
  }
}

extension Size {
  /// The same with each cell cut into some, as long as two pixels in each are few enough and a clip of that
  /// width has them.
  fileprivate func finer(for pixels: Int, width: Int) -> Size {
    let most = Int((Double(pixels) / Double(2 * columns * rows)).squareRoot())
    let parts = max(1, min(most, (width + columns - 1) / columns, 8))
    return Size(columns: columns * parts, rows: rows * parts)
  }
}
