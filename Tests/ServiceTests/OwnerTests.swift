import Foundation
import Testing

@testable import Service

/// Who lives and who is dead, by the kernel's word.
@Suite struct OwnerTests {
  let folder = "/dev/shm/owner-" + UUID().uuidString

  @Test func theLivingAreNotDeadAndTheDeadAre() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let one = try Owner(library: folder)
    var two: Owner? = try Owner(library: folder)
    let name = try #require(two).name
    #expect(!one.isDead(one.name))
    #expect(!one.isDead(name))
    two = nil
    #expect(one.isDead(name))
    #expect(one.isDead(nil))
    #expect(one.isDead("never lived"))
  }

  @Test func nothingIsLeftOfTheDead() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/running", withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: folder + "/running/killed"))
    let owner = try Owner(library: folder)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder + "/running") == [owner.name])
  }

  @Test func aFolderThatCannotBeWrittenIsSaid() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data().write(to: URL(filePath: folder))
    #expect(throws: (any Error).self) { try Owner(library: folder) }
  }
}
