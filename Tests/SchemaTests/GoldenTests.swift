import FoundationEssentials
import TestSupport
import Testing

/// A kept text fails where it is missing or differs, and shows the lines.
struct GoldenTests {
  private func withFolder(_ test: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "dailies-golden-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try test(folder.appending(path: "Tests.swift"))
  }

  @Test func aMissingTextIsWrittenAndFailsOnce() throws {
    try withFolder { test in
      #expect(throws: GoldenMismatch.self) {
        try Golden.check("a\n", "a.txt", beside: test.path)
      }
      try Golden.check("a\n", "a.txt", beside: test.path)
    }
  }

  @Test func aDifferenceShowsTheLines() throws {
    try withFolder { test in
      try? Golden.check("one\ntwo\nthree\n", "a.txt", beside: test.path)
      let mismatch = try #require(throws: GoldenMismatch.self) {
        try Golden.check("one\n2\nthree\nfour\n", "a.txt", beside: test.path)
      }
      #expect(mismatch.difference == "- 2: two\n+ 2: 2\n+ 4: four")
      try Golden.check("one\ntwo\nthree\n", "a.txt", beside: test.path)
    }
  }
}
