import Foundation
import Simulator
import TestSupport
import Testing

/// The commands that only show something.
@Suite(.timeLimit(.minutes(5))) struct ListingTests {
  static let commands = [
    "studio", "run", "wait", "jobs", "show", "export", "history", "models", "simulate", "import",
    "doctor", "note", "rate", "trash", "restore",
    "paths", "screen",
  ]

  @Test(arguments: commands)
  func everyCommandExplainsItselfAndTakesTheSharedOptions(command: String) async throws {
    let program = try Program()
    defer { program.remove() }
    let help = try await program.run("help", command)
    #expect(help.code == 0)
    #expect(help.words.isEmpty)
    for option in ["--demo", "--library", "--api-url"] { #expect(help.output.contains(option)) }
    let same = try await program.run(command, "--help")
    #expect(same.output == help.output)
  }

  @Test func helpNamesEveryCommandAndEveryExitCode() async throws {
    let program = try Program()
    defer { program.remove() }
    let help = try await program.run("--help")
    for command in Self.commands { #expect(help.output.contains("\n  \(command)")) }
    let joined = help.output.replacing(/\s+/, with: " ")
    for code in ["0 done", "1 failed", "6 nobody agreed", "9 outcome unknown", "130 interrupted"] {
      #expect(joined.contains(code))
    }
    #expect(try await program.run("--version").output == "0.1.0\n")
    // Asking for help makes nothing in the home.
    #expect(program.files.isEmpty)
  }

  @Test func historySearchesShowsColumnsAndSaysWhatItLeftOut() async throws {
    try await Stage.open { stage in
      for (index, prompt) in ["a red coast", "a blue coast\nwith birds", "[failed] a wood"]
        .enumerated()
      {
        _ = try await stage.run("run", "p-video", "--yes", "prompt=\(prompt)", "seed=\(index + 1)")
      }
      let all = try await stage.run("history")
      #expect(all.lines.count == 3)
      #expect(all.words.isEmpty)
      #expect(all.lines[0].contains("failed") && all.lines[0].contains("a wood"))
      #expect(all.lines[1].contains("saved") && all.lines[1].contains("a blue coast with birds"))
      #expect(all.lines[1].contains("$0.005") && all.lines[1].contains("p-video"))
      // Columns stand under each other.
      let starts = all.lines.map { line in
        line.range(of: "p-video").map { line.distance(from: line.startIndex, to: $0.lowerBound) }
      }
      #expect(Set(starts).count == 1)

      let blue = try await stage.run("history", "BLUE", "coast")
      #expect(blue.lines.count == 1)
      let saved = try await stage.run("history", "--json", "state:saved", "coast")
      #expect(saved.objects.compactMap { $0["seed"]?.integer } == [2, 1])
      let newest = try await stage.run("history", "--limit", "1")
      #expect(newest.lines.count == 1)
      #expect(newest.words.contains("1 of 3"))
      let jobs = try await stage.run("jobs", "--json")
      #expect(jobs.objects.compactMap { $0["seed"]?.integer } == [3, 2, 1])
      #expect(try await stage.run("jobs", "--open").output.isEmpty)
      let id = try #require(newest.lines.first?.split(separator: " ").first)
      #expect(try await stage.run("tag", String(id), "Hero,", "night").lines == ["hero night"])
      let tagged = try await stage.run("history", "--json", "tag:hero")
      #expect(tagged.objects.map { $0["tags"] } == [["hero", "night"]])
      let none = try await stage.run("history", "nowhere")
      #expect(none.code == 0 && none.output.isEmpty)
    }
  }

  @Test func showFindsAJobByTheBeginningOfItsID() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run("run", "p-video", "--yes", "--json", "prompt=a coast")
      let id = try #require(ended.objects.first?["id"]?.text)
      let json = try await stage.run("show", "--json", String(id.prefix(3)))
      #expect(json.output == ended.output)
      let people = try await stage.run("show", id)
      #expect(people.lines.count > 10)
      #expect(JSON(Data(people.output.utf8))?["id"]?.text == id)
    }
  }

  @Test func modelsListsAllAndDescribesEach() async throws {
    let program = try Program()
    defer { program.remove() }
    let list = try await program.run("models")
    let slugs = list.lines.map { String($0.prefix { $0 != " " }) }
    #expect(
      slugs == [
        "p-video", "p-video-animate", "p-video-replace", "p-video-avatar", "pixverse-text2video",
      ])
    for slug in slugs {
      let text = try await program.run("models", slug)
      let json = try await program.run("models", slug, "--json")
      #expect(text.code == 0 && json.lines.count == 1)
      for parameter in json.objects.first?["parameters"]?.list ?? [] {
        let name = try #require(parameter["name"]?.text)
        #expect(text.output.contains("\n\(name)"))
        #expect(parameter["help"]?.text?.isEmpty == false)
        #expect(parameter["allowed"]?.text?.isEmpty == false)
      }
    }
    let avatar = try await program.run("models", "p-video-avatar")
    #expect(avatar.output.contains("voice_script or audio"))
    let pixverse = try await program.run("models", "pixverse-text2video")
    #expect(pixverse.output.contains("duration 8 and motion_mode fast; "))
    #expect(program.files.isEmpty)
  }

  @Test func screenPrintsOneFrameOfTheSizeAskedFor() async throws {
    let program = try Program()
    defer { program.remove() }
    let ended = try await program.run("screen", "--size", "80x20", "--keys", "2")
    #expect(ended.code == 0)
    #expect(ended.output.split(separator: "\n", omittingEmptySubsequences: false).count == 21)
    #expect(ended.output.contains("History"))
    #expect(try await program.run("screen", "--size", "1x1").code == 0)
  }

  @Test func simulateSaysWhereItListensAndServesWhatWasAsked() async throws {
    try await Stage.open { stage in
      let program = stage.program
      let port = try await FreePort.find()
      let ended = try await program.run(["simulate", "--port", "\(port)", "--story", "retired"]) {
        running in
        try await eventually("it answers") {
          try await program.run("doctor", "--api-url", "http://127.0.0.1:\(port)").code == 0
        }
        let run = try await program.run(
          "run", "p-video", "--yes", "prompt=a", "--api-url", "http://127.0.0.1:\(port)")
        #expect(run.code == 1)
        let taken = try await program.run("simulate", "--port", "\(port)")
        #expect(taken.code == 1)
        #expect(taken.words.contains("\(port)"))
        try running.interrupt()
      }
      #expect(ended.output == "listening on http://127.0.0.1:\(port)\n")
      #expect(ended.code == 130)
    }
  }
}

/// A port that nobody listens on.
enum FreePort {
  static func find() async throws -> Int {
    let server = SimulatedServer(api: try SimulatedAPI())
    let port = try await server.start()
    await server.stop()
    return port
  }
}
