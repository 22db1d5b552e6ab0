import Foundation
import Simulator
import TestSupport
import Testing

/// A library that is gone or damaged is made anew, by itself or by `import`.
@Suite(.timeLimit(.minutes(5))) struct ImportTests {
  private static func make(_ stage: Stage) async throws -> (id: String, clip: String) {
    let ended = try await stage.run("run", "p-video", "--yes", "--json", "prompt=a coast")
    let job = try #require(ended.objects.first)
    return (try #require(job["id"]?.text), try #require(job["file"]?.text))
  }

  @Test func aFolderOfClipsIsTakenUpOnce() async throws {
    try await Stage.open { stage in
      let (id, clip) = try await Self.make(stage)
      let folder = URL(filePath: clip).deletingLastPathComponent().path
      let new = stage.program.home.path + "/new"
      let first = try await stage.run("import", folder, "--library", new)
      #expect(first.code == 0, "\(first.words)")
      #expect(first.lines == [id])
      #expect(first.words.contains("1 taken up"))
      let there = try await stage.run("show", "--json", id, "--library", new)
      #expect(there.output == (try await stage.run("show", "--json", id)).output)
      let second = try await stage.run("import", folder, "--library", new)
      #expect(second.code == 0 && second.output.isEmpty)
      #expect(second.words.contains("1 known already"))
      #expect(stage.api.posts.count == 1)
    }
  }

  @Test func whatCannotBeReadIsNamed() async throws {
    let program = try Program()
    defer { program.remove() }
    let file = try program.write("{}", to: "clips/notes.json")
    let folder = URL(filePath: file).deletingLastPathComponent().path
    let ended = try await program.run("import", folder)
    #expect(ended.code == 3)
    #expect(ended.words.contains("notes.json"))
    #expect(try await program.run("import", folder + "/nowhere").code == 2)
  }

  @Test func anOpenJobOfALostLibraryIsFetched() async throws {
    try await Stage.open(speed: 20) { stage in
      let sent = try await stage.program.run(WaitTests.animate)
      let id = try #require(sent.lines.first)
      for part in ["", "-wal", "-shm"] {
        let file = stage.program.home.path + "/data/dailies/library.sqlite" + part
        try? FileManager.default.removeItem(atPath: file)
      }
      let ended = try await stage.run("wait")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(ended.output.contains(id) && ended.output.hasSuffix(".mp4\n"), "\(ended.output)")
      #expect(stage.api.posts.count == 1)
    }
  }

  @Test func aDamagedLibraryIsSaidAndMadeAnewByWhateverComesFirst() async throws {
    try await Stage.open { stage in
      let (id, _) = try await Self.make(stage)
      let database = "data/dailies/library.sqlite"
      for part in ["", "-wal", "-shm"] {
        try stage.program.write(String(repeating: "no database", count: 400), to: database + part)
      }
      let ended = try await stage.run("history", "--json")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(ended.objects.compactMap { $0["id"]?.text } == [id])
      #expect(ended.words.contains("damaged") && ended.words.contains("1 job"), "\(ended.words)")
      #expect(stage.program.files.contains { $0.contains("library-damaged-") })
      let next = try await stage.run("doctor")
      #expect(next.code == 0, "\(next.words)")
      #expect(next.output.contains("sound, 0 jobs open"))
      #expect(next.words.isEmpty)
    }
  }
}
