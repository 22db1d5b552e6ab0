import Foundation
import Simulator
import TestSupport
import Testing

/// What a person says of jobs on the command line, what finds them by it, and the trash.
@Suite(.timeLimit(.minutes(10))) struct RemarkTests {
  @Test func whatIsSaidIsFoundAndWhatIsThrownAwayIsGone() async throws {
    try await Stage.open { stage in
      for seed in 1...2 {
        _ = try await stage.run("run", "p-video", "prompt=a red coast", "seed=\(seed)", "--yes")
      }
      let ids =
        try await stage.run("history", "seed:1").lines + stage.run("history", "seed:2").lines
      let (one, two) = (String(ids[0].prefix(8)), String(ids[1].prefix(8)))
      #expect(try await stage.run("note", one, "for", "Ada").output == "for Ada\n")
      #expect(try await stage.run("rate", one, "4").code == 0)
      #expect(try await stage.run("rate", one, "6").code == 2)
      let found = try await stage.run("history", "ada", "rating:>=4", "-night", "--json").objects
      #expect(found.count == 1 && found.first?["note"] == .string("for Ada"))

      try stage.program.write("fine = \"rating:>=4 coas\"\n", to: "config/dailies/searches.toml")
      #expect(try await stage.run("history", "@fine").lines.count == 1)
      let wrong = try await stage.run("history", "@none", "rating:x")
      #expect(wrong.lines.count == 2 && wrong.words.contains("@none"))
      #expect(wrong.words.contains("rating: 1 to 5"))

      #expect(try await stage.run("trash", two).code == 0)
      #expect(try await stage.run("history").lines.count == 1)
      #expect(try await stage.run("restore", two).code == 0)
      #expect(try await stage.run("restore", two).code == 2)
      #expect(try await stage.run("history").lines.count == 2)
      _ = try await stage.run("trash", one, two)
      #expect(try await stage.run("trash").words.contains("2 jobs with 2 clips"))
      #expect(try await stage.run("history", "in:trash").lines.count == 2)
    }
  }

  /// The files go first: what the next time finds is a job in the trash, and a rebuild finds nothing.
  @Test(arguments: ["before emptied", "after emptied"])
  func anEmptyingThatBrokeOffIsFinishedByTheNext(point: String) async throws {
    try await Stage.open { stage in
      _ = try await stage.run("run", "p-video", "prompt=a coast", "--yes")
      let id = try #require(try await stage.run("history").lines.first).prefix(8)
      _ = try await stage.run("trash", String(id))
      var doomed = stage.program
      doomed.environment["DAILIES_CRASH_AT"] = point
      #expect(try await doomed.run(["trash", "--empty"]).code == 137)
      let clips = stage.program.home.path + "/data/dailies/clips"
      #expect(regularFiles(below: clips) == [])
      let isLeft = point == "before emptied"
      #expect(try await stage.run("history", "in:trash").lines.count == (isLeft ? 1 : 0))
      #expect(try await stage.run("trash", "--empty").code == 0)
      #expect(try await stage.run("history", "in:trash").lines.isEmpty)
    }
  }
}
