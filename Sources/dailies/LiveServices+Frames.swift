import Foundation
import Media
import StudioUI

extension LiveServices {
  /// Saves the last frame of a clip in the library, once.
  func saveLastFrame(of clip: String) async -> Result<String, MediaFault> {
    let folder = URL(filePath: configuration.inForce[.library].value ?? "").appending(
      path: "frames")
    let name = URL(filePath: clip).deletingPathExtension().lastPathComponent
    let target = folder.appending(path: "\(name) last.png").path
    guard !FileManager.default.fileExists(atPath: target) else { return .success(target) }
    do throws(MediaFault) {
      guard
        (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true))
          != nil
      else { throw .notWritten(folder.path) }
      try await FFmpeg().saveFrame(of: clip, at: .greatestFiniteMagnitude, to: target)
      return .success(target)
    } catch {
      return .failure(error)
    }
  }
}
