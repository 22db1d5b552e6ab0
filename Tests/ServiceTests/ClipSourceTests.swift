import Foundation
import Jobs
import Schema
import Testing

@testable import Service

/// What is known of how a file was made.
@Suite struct ClipSourceTests {
  let world: World
  /// A folder of another machine.
  let away: String

  init() throws {
    world = try World()
    away = world.folder + "/away"
    try FileManager.default.createDirectory(atPath: away, withIntermediateDirectories: true)
  }

  private func find(_ path: String) throws -> ClipSource {
    try ClipSource.find(path) { world.store }
  }

  private func failure(_ path: String) -> String? {
    do {
      _ = try find(path)
      return nil
    } catch {
      return (error as? Failure)?.what
    }
  }

  private func sidecar(of clip: String) -> String {
    URL(filePath: clip).deletingPathExtension().path + ".json"
  }

  @Test func aClipAndItsSidecarTellOfTheirJobAlsoElsewhere() async throws {
    let job = try await world.make()
    let clip = try #require(job.clip?.path)
    #expect(try find(clip).job?.report == job.report)
    #expect(try find(sidecar(of: clip)).job?.report == job.report)
    for file in [clip, sidecar(of: clip)] {
      try FileManager.default.moveItem(
        atPath: file, toPath: away + "/" + URL(filePath: file).lastPathComponent)
    }
    let moved = away + "/" + URL(filePath: clip).lastPathComponent
    for file in [moved, sidecar(of: moved)] {
      let found = try #require(try ClipSource.find(file) { nil }.job)
      #expect(found.values == job.values)
      #expect(found.clip?.path == moved)
    }
    // One whose name was taken.
    let second =
      away + "/" + URL(filePath: clip).deletingPathExtension().lastPathComponent + "-2.mp4"
    try FileManager.default.copyItem(atPath: moved, toPath: second)
    #expect(failure(second) == nil, "the library knows its content")
  }

  @Test func theLibraryKnowsACopyByItsContent() async throws {
    let job = try await world.make()
    let copy = away + "/copy.mp4"
    try FileManager.default.copyItem(atPath: try #require(job.clip?.path), toPath: copy)
    #expect(try find(copy).job == job)
    #expect(throws: Failure.self) { try ClipSource.find(copy) { nil } }
  }

  /// A box of a movie, as ISO 14496-12 has it.
  private func box(_ name: String, _ content: [UInt8], length: UInt32? = nil) -> [UInt8] {
    let length = length ?? UInt32(8 + content.count)
    return stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: length >> $0) }
      + name.unicodeScalars.map { UInt8($0.value) } + content
  }

  private func movie(comment: String, dataLength: UInt32? = nil) -> [UInt8] {
    let data = box("data", [0, 0, 0, 1, 0, 0, 0, 0] + Array(comment.utf8), length: dataLength)
    let list = box("ilst", box("\u{A9}too", [1, 2, 3]) + box("\u{A9}cmt", data))
    let meta = box("meta", [0, 0, 0, 0] + box("hdlr", [0, 0]) + list)
    return box("ftyp", Array("isom".utf8)) + box("mdat", [UInt8](repeating: 7, count: 99))
      + box("moov", box("mvhd", [0]) + box("udta", meta))
  }

  @Test func aClipAloneTellsByItsComment() throws {
    let file = away + "/given.mp4"
    let comment =
      #"{"made_with":"dailies","model":"p-video","parameters":{"prompt":"ein Füchslein"}}"#
    try Data(movie(comment: comment)).write(to: URL(filePath: file))
    let found = try find(file)
    #expect(found.recipe.values == ["prompt": "ein Füchslein"])
    #expect(found.job == nil)
  }

  @Test func whatCannotTellIsSaidSo() throws {
    #expect(failure(away)?.contains("is a folder") == true)
    #expect(failure(away + "/none.mp4")?.contains("There is no file") == true)
    let file = away + "/a.mp4"
    let whole = movie(comment: #"{"made_with":"dailies","model":"m","parameters":{}}"#)
    var broken: [[UInt8]] = [
      [], Array("<html>".utf8), movie(comment: "Lavf60.16.100"), movie(comment: ""),
      movie(comment: "x", dataLength: 0xFFFF_FFFF), movie(comment: "x", dataLength: 1),
      movie(comment: "x", dataLength: 7), Array(repeating: 0, count: 64),
    ]
    broken += stride(from: 8, to: whole.count - 1, by: 5).map { Array(whole.prefix($0)) }
    for bytes in broken {
      try Data(bytes).write(to: URL(filePath: file))
      #expect(failure(file)?.contains("is not known") == true)
    }
    try Data("{}".utf8).write(to: URL(filePath: away + "/a.json"))
    #expect(failure(away + "/a.json")?.contains("does not say what made a clip") == true)
  }
}
