import Foundation
import Simulator
import TestSupport
import Testing

/// `--demo` is safe whatever the environment says.
@Suite(.timeLimit(.minutes(5))) struct DemoTests {
  @Test func theDemoUsesNeitherTheKeyNorTheAddressNorTheLibraryOfTheEnvironment() async throws {
    try await Stage.open { stage in
      var program = stage.program
      let library = program.home.path + "/real"
      program.environment["DAILIES_LIBRARY"] = library
      program.environment["SEGMIND_UPLOAD_URL"] = stage.address
      program.environment["SEGMIND_HISTORY_URL"] = stage.address
      try program.write(
        "library = \"~/real\"\napi_url = \"\(stage.address)\"\nclips_folder = \"~/real/clips\"\n",
        to: "config/dailies/config.toml")
      let ended = try await program.run(
        "run", "p-video", "--demo", "--yes", "prompt=a", "--api-url", stage.address)
      #expect(ended.code == 0, "\(ended.words)")
      #expect(ended.lines.first?.hasPrefix(program.home.path + "/data/dailies/demo/") == true)
      #expect(stage.api.posts.isEmpty)
      #expect(stage.api.credits(at: .now) == 25)
      #expect(!FileManager.default.fileExists(atPath: library))
      let doctor = try await program.run("doctor", "--demo")
      #expect(doctor.code == 0, "\(doctor.words)")
      #expect(!doctor.output.contains(stage.address))
      #expect(!doctor.output.contains("SEGMIND_API_URL"))
    }
  }

  @Test func theDemoNeedsNoKey() async throws {
    let program = try Program()
    defer { program.remove() }
    let ended = try await program.run(
      "run", "p-video", "--demo", "--yes", "prompt=a", "seed=3", "--json")
    #expect(ended.code == 0, "\(ended.words)")
    #expect(ended.objects.first?["state"] == "done")
  }

  /// Pictures are all that needs it.
  @Test func withoutFFmpegEverythingElseWorks() async throws {
    var program = try Program()
    defer { program.remove() }
    program.environment["PATH"] = "/nowhere"
    let ended = try await program.run("run", "p-video", "--demo", "--yes", "prompt=a", "seed=3")
    #expect(ended.code == 0, "\(ended.words)")
    #expect(FileManager.default.fileExists(atPath: try #require(ended.lines.first)))
    let doctor = try await program.run("doctor", "--demo")
    #expect(doctor.code == 0, "\(doctor.words)")
    #expect(doctor.output.contains("ffmpeg is not installed: sudo apt install ffmpeg"))
  }

  @Test func aJobOfTheDemoSurvivesARestart() async throws {
    let program = try Program()
    defer { program.remove() }
    let sent = try await program.run(
      "run", "p-video", "--demo", "--yes", "--detach", "prompt=a")
    #expect(sent.code == 0, "\(sent.words)")
    let waited = try await program.run("wait", "--demo")
    #expect(waited.code == 0, "\(waited.words)")
    let clip = try #require(waited.lines.first)
    #expect(FileManager.default.fileExists(atPath: clip))
  }
}
