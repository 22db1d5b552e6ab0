import Foundation
import Media
import SegmindAPI
import StudioUI

extension LiveServices {
  /// Saves a frame of a clip in the library, once; nil is the last one.
  func saveFrame(of clip: String, at seconds: Double?) async -> Result<String, MediaFault> {
    let folder = URL(filePath: configuration.inForce[.library].value ?? "").appending(
      path: "frames")
    let name = URL(filePath: clip).deletingPathExtension().lastPathComponent
    let moment = seconds.map { String(format: "%.3f s", $0) } ?? "last"
    // Clips of one name may lie in two folders.
    guard let hash = try? ContentHash.hex(ofFile: clip) else { return .failure(.unreadable) }
    let target = folder.appending(path: "\(name) \(hash.prefix(8)) \(moment).png").path
    guard !FileManager.default.fileExists(atPath: target) else { return .success(target) }
    do throws(MediaFault) {
      guard
        (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true))
          != nil
      else { throw .notWritten(folder.path) }
      try await ffmpeg.saveFrame(of: clip, at: seconds ?? .greatestFiniteMagnitude, to: target)
      return .success(target)
    } catch {
      return .failure(error)
    }
  }
}
