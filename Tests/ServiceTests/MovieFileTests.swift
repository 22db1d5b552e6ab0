import Foundation
import TestSupport
import Testing

@testable import Service

/// Half a movie is told by what it says of itself.
@Suite struct MovieFileTests {
  let folder = "/dev/shm/movie-" + UUID().uuidString

  private func isWhole(_ bytes: Data) throws -> Bool {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try bytes.write(to: URL(filePath: folder + "/clip"))
    return MovieFile.isWhole(folder + "/clip")
  }

  private static func box(_ name: String, _ content: Int) -> Data {
    Data([0, 0, UInt8((content + 8) >> 8), UInt8((content + 8) & 255)]) + Data(name.utf8)
      + Data(count: content)
  }

  private static let movie = Media.mp4 + box("moov", 300) + box("mdat", 500)

  @Test func aWholeMovieIsWhole() throws { #expect(try isWhole(Self.movie)) }

  @Test func aMovieThatEndsInABoxIsNot() throws {
    for count in [20, Media.mp4.count + 8, Media.mp4.count + 307, Self.movie.count - 1] {
      #expect(try !isWhole(Self.movie.prefix(count)), "\(count)")
    }
  }

  @Test func whatFollowsTheLastBoxMayBeAnything() throws {
    #expect(try isWhole(Self.movie + Data([0, 0, 0])))
    #expect(try isWhole(Self.movie + Data([0, 0, 0, 1])))
    #expect(try isWhole(Self.movie + Data([0, 0, 0, 3]) + Data("rest".utf8)))
  }

  @Test func aBoxMayReachToTheEndOrHaveALongLength() throws {
    #expect(try isWhole(Media.mp4 + Data(count: 4) + Data("mdat".utf8) + Data(count: 9)))
    let long = Data([0, 0, 0, 1]) + Data("mdat".utf8) + Data([0, 0, 0, 0, 0, 0, 0, 26])
    #expect(try isWhole(Media.mp4 + long + Data(count: 10)))
    #expect(try !isWhole(Media.mp4 + long + Data(count: 9)))
  }

  @Test func noFileIsNone() { #expect(!MovieFile.isWhole(folder + "/nowhere")) }
}
