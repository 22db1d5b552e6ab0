import Foundation
import Jobs
import TerminalCore
import Testing

@testable import Media

@Suite struct FrameCacheTests {
  private static let size = Size(columns: 32, rows: 9)

  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "frames-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  @Test(.enabled(if: SampleMedia.canBeDrawn)) func whatWasSeenOnceNeedsNoProgram() async throws {
    let samples = try await SampleMedia.shared.value
    let path = samples.path("square.mp4")
    try await withFolder { folder in
      let cache = FrameCache(folder: folder)
      let ffmpeg = FFmpeg(cache: cache, limit: .seconds(180))
      let facts = try await ffmpeg.facts(of: path)
      let picture = try await ffmpeg.frame(of: path, at: 0.25, in: Self.size)
      let without = FFmpeg(environment: ["PATH": "/nowhere"], cache: cache)
      #expect(try await without.facts(of: path) == facts)
      #expect(try await without.frame(of: path, at: 0.25, in: Self.size) == picture)
      // Another time, another size, and the same path with something else in it are to be decoded.
      await #expect(throws: MediaFault.self) {
        _ = try await without.frame(of: path, at: 0.3, in: Self.size)
      }
      await #expect(throws: MediaFault.self) {
        _ = try await without.frame(of: path, at: 0.25, in: Size(columns: 9, rows: 9))
      }
      let copy = folder + "-clip.mp4"
      defer { try? FileManager.default.removeItem(atPath: copy) }
      try Data(contentsOf: URL(filePath: path)).write(to: URL(filePath: copy))
      _ = try await ffmpeg.facts(of: copy)
      try Data("other".utf8).write(to: URL(filePath: copy))
      await #expect(throws: MediaFault.self) { _ = try await without.facts(of: copy) }
    }
  }

  @Test func theOldestAreRemoved() async throws {
    try await withFolder { folder in
      let cache = FrameCache(folder: folder, limit: 8)
      let picture = try #require(Picture(width: 1, height: 2, bytes: [1, 2, 3, 4, 5, 6]))
      for number in 0..<20 {
        cache.keep(picture, of: "clip", at: Double(number), Self.size)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        for file in files {
          let url = URL(filePath: "\(folder)/\(file)")
          let age = try url.resourceValues(forKeys: [.contentModificationDateKey])
          // A second between each two.
          let date = (age.contentModificationDate ?? .now).addingTimeInterval(-1)
          try FileManager.default.setAttributes(
            [.modificationDate: date], ofItemAtPath: url.path)
        }
      }
      cache.removeOldest()
      let left = (0..<20).filter { cache.picture("clip", at: Double($0), Self.size) != nil }
      #expect(left.count <= 8)
      #expect(left == Array((20 - left.count)..<20))
    }
  }

  @Test func aFolderThatCannotBeWrittenIsNoTrouble() throws {
    let cache = FrameCache(folder: "/proc/nowhere")
    let picture = try #require(Picture(width: 1, height: 2, bytes: [1, 2, 3, 4, 5, 6]))
    cache.keep(picture, of: "clip", at: 0, Self.size)
    cache.removeOldest()
    #expect(cache.picture("clip", at: 0, Self.size) == nil)
  }
}
