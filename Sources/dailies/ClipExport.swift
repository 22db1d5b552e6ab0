import Foundation
import Jobs
import Media
import Schema
import Service

/// Puts a job's clip into a file that is given away; the library's own stays as it is.
struct ClipExport {
  let ffmpeg: FFmpeg
  /// What made it is left out: the file is the clip, byte for byte.
  let isWithoutRecipe: Bool

  /// Returns what has to be said of it, nil for nothing. Nothing is ever overwritten, and the file is there
  /// whole or not at all.
  func write(_ job: Job, to target: String) async throws(CommandStop) -> String? {
    guard let clip = job.clip else { throw CommandStop(.failed, "\(job.id) has no clip.") }
    let takesRecipe = Self.takesRecipe(clip.path)
    let recipe = Recipe(job).report.json
    try await Self.publish(to: target) { part throws(CommandStop) in
      guard takesRecipe, !isWithoutRecipe else {
        do {
          try FileManager.default.copyItem(atPath: clip.path, toPath: part)
        } catch {
          throw CommandStop(.failed, "\(target) cannot be written: \(error.localizedDescription)")
        }
        return
      }
      do throws(MediaFault) {
        try await ffmpeg.copy(clip.path, to: part, comment: recipe)
      } catch {
        throw CommandStop(.failed, "\(clip.path): \(error)")
      }
      guard MovieComment.read(part) == recipe else {
        throw CommandStop(.failed, "\(clip.path): ffmpeg wrote its copy without what made it.")
      }
    }
    return takesRecipe || isWithoutRecipe
      ? nil : "\(target): a file of this kind holds no comment, so what made it is not in it."
  }

  static func takesRecipe(_ path: String) -> Bool {
    ["mp4", "m4v", "mov", "m4a"].contains(URL(filePath: path).pathExtension.lowercased())
  }

  /// Gives a new file its name once it is whole, and durably.
  static func publish(
    to target: String, _ write: (_ part: String) async throws(CommandStop) -> Void
  ) async throws(CommandStop) {
    let folder = URL(filePath: target).deletingLastPathComponent().path
    let part = "\(folder)/.\(UUID().uuidString).part"
    defer { try? FileManager.default.removeItem(atPath: part) }
    try await write(part)
    let isNew: Bool
    do throws(Failure) {
      isNew = try Disk.publish(part, as: target)
    } catch {
      throw CommandStop(.failed, error.what)
    }
    guard isNew else { throw taken(target) }
  }

  static func taken(_ target: String) -> CommandStop {
    CommandStop(.usage, "\(target) is there already; nothing is overwritten.")
  }
}
