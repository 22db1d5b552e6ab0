package import Foundation
import Jobs
package import TerminalCore

/// Files that are made to be given away.
extension FFmpeg {
  /// Writes the same sound and pictures, not coded anew, with a comment in the file's metadata.
  ///
  /// - Parameter target: a path that is free; what a failure leaves there is of no use.
  package func copy(
    _ path: String, to target: String, comment: String
  ) async throws(MediaFault) {
    let file = try MediaFile(path)
    let format = path.lowercased().hasSuffix(".mov") ? "mov" : "mp4"
    try await write(
      ["-map", "0", "-map", "-0:d", "-c", "copy", "-metadata", "comment=\(comment)", "-f", format],
      file, target)
  }

  /// The frame of a clip at a time as a JPEG, as large as it fits into a square of so many pixels.
  ///
  /// - Parameter seconds: from the start; beyond the end it is the last frame.
  package func jpeg(
    of path: String, at seconds: Double, within side: Int
  ) async throws(MediaFault) -> Data {
    let file = try MediaFile(path)
    let facts = try await facts(of: file)
    guard let width = facts.width, let height = facts.height else { throw .noPicture }
    let scale = min(1, Double(side) / Double(max(width, height)))
    let size = [width, height].map { max(2, Int((Double($0) * scale / 2).rounded()) * 2) }
    var seek = try await seek(min(max(0, seconds), facts.duration ?? 0), in: file, facts)
    seek.after += [
      "-frames:v", "1", "-vf", "scale=\(size[0]):\(size[1]):flags=area,setsar=1", "-q:v", "4",
      "-f", "image2pipe", "-c:v", "mjpeg", "pipe:1",
    ]
    let bytes = try await run(.ffmpeg, seek, reading: file, bytes: size[0] * size[1] * 3 + 65_536)
    guard !bytes.isEmpty else { throw .noFrame }
    return Data(bytes)
  }

  /// Writes a picture as a PNG.
  ///
  /// - Parameter target: as in `copy`.
  package func write(_ picture: Picture, asPNG target: String) async throws(MediaFault) {
    let source = target + ".ppm"
    defer { try? FileManager.default.removeItem(atPath: source) }
    guard (try? Data(PictureReader.bytes(of: picture)).write(to: URL(filePath: source))) != nil
    else { throw .notWritten(target) }
    try await write(
      ["-frames:v", "1", "-f", "image2", "-c:v", "png", "-update", "1"], MediaFile(source), target)
  }

  private func write(
    _ arguments: [String], _ file: MediaFile, _ target: String
  ) async throws(MediaFault) {
    // ffmpeg ends in the same way where it cannot write and where it cannot read.
    guard FileManager.default.createFile(atPath: target, contents: nil) else {
      throw .notWritten(target)
    }
    _ = try await run(
      .ffmpeg, Arguments(after: ["-y"] + arguments + ["file:\(target)"]), reading: file,
      bytes: 1 << 10)
    let size = (try? FileManager.default.attributesOfItem(atPath: target))?[.size] as? NSNumber
    guard let size, size.intValue > 0 else { throw .notWritten(target) }
  }
}
