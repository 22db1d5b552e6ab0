import Foundation
import Jobs
import Simulator
import TestSupport
import Testing

/// What `show --as` prints makes the same request once more.
@Suite(.timeLimit(.minutes(5))) struct ExchangeTests {
  private static let prompt = "it's a \"{red|blue}\" fox,\n$HOME & __two__ \\ é"

  @Test(arguments: ["p-video", "pixverse-text2video"])
  func curlAndRunMakeTheSameBody(model: String) async throws {
    try await Stage.open { stage in
      // One text, whatever signs are in it.
      let typed = TextTemplate.literal(Self.prompt)
      let made = try await stage.run("run", model, "--yes", "--json", "prompt=\(typed)", "seed=7")
      let id = try #require(made.objects.first?["id"]?.text, "\(made.words)")
      let body = try #require(stage.bodies.first)
      #expect(body["prompt"]?.text == Self.prompt)

      let curl = try await stage.run("show", id, "--as", "curl")
      #expect(!curl.output.contains(Stage.key))
      #expect(curl.output.contains("$SEGMIND_API_KEY"))
      if FileManager.default.isExecutableFile(atPath: "/usr/bin/curl") {
        let ended = try await stage.program.run(["-c", curl.output], program: "/bin/sh")
        #expect(ended.code == 0, "\(ended.words)")
        #expect(stage.bodies.last == body)
        #expect(stage.bodies.count == 2)
      }

      let run = try await stage.run("show", id, "--as", "run")
      let words = try #require(ShellLine.words(run.output))
      #expect(words.first == "dailies")
      let before = stage.bodies.count
      let again = try await stage.program.run(words.dropFirst() + ["--yes"])
      #expect(again.code == 0, "\(again.words)")
      #expect(stage.bodies.count == before + 1)
      #expect(stage.bodies.last == body)

      let json = try await stage.run("show", id, "--as", "json")
      #expect(json.objects.first == body)
    }
  }

  /// Where Python and its client are not there, its grammar at least is Python's.
  @Test func pythonIsPython() async throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") else { return }
    try await Stage.open { stage in
      let typed = TextTemplate.literal(Self.prompt)
      let made = try await stage.run(
        "run", "p-video", "--yes", "--json", "prompt=\(typed)", "seed=7")
      let id = try #require(made.objects.first?["id"]?.text)
      let text = try await stage.run("show", id, "--as", "python").output
      // The client is replaced by one that prints what it is asked for.
      try stage.program.write(
        """
        import json
        class SegmindClient:
          def __init__(self, **options): assert options["api_key"] == "\(Stage.key)"
          def submit_async(self, slug, **values): print(json.dumps(values)); return self
          def wait(self, timeout): return {"output": slug_done}
        slug_done = "done"
        """, to: "segmind.py")
      let file = try stage.program.write(text, to: "job.py")
      let ended = try await stage.program.run([file], program: "/usr/bin/python3")
      #expect(ended.code == 0, "\(ended.words)")
      #expect(ended.objects.first == stage.bodies.first)
    }
  }
}
