import Foundation
import Simulator
import TestSupport
import Testing

/// What is refused before anything is sent, and in which words.
@Suite(.timeLimit(.minutes(5))) struct RefusalTests {
  static let media = ["image=https://example.com/f.jpg", "video=https://example.com/v.mp4"]

  /// Arguments, and what the message must name: the field, the value, what is allowed.
  static let badValues: [(arguments: [String], named: [String])] = [
    (["p-video", "prompt=a", "duration=16"], ["duration", "16", "3 to 15"]),
    (["p-video", "prompt=a", "duration=5.5"], ["duration", "5.5", "3 to 15"]),
    (["p-video", "prompt=a", "duration=long"], ["duration", "long", "3 to 15"]),
    (["p-video", "prompt=a", "aspect_ratio=2:1"], ["aspect_ratio", "2:1", "16:9"]),
    (["p-video", "prompt=a", "seed=-2"], ["seed", "-2", "999999999999999"]),
    (["p-video", "prompt= "], ["prompt", "needed"]),
    (["p-video"], ["prompt", "needed"]),
    (["p-video", "prompt=a", "style=anime"], ["style", "aspect_ratio"]),
    (["pixverse-text2video", "prompt=a", "seed=-1"], ["seed", "-1", "99999"]),
    (
      ["pixverse-text2video", "prompt=a", "duration=8", "motion_mode=fast"],
      ["duration", "8", "motion_mode", "fast", "5 seconds"]
    ),
    (["p-video-animate", "turbo=maybe"] + media, ["turbo", "maybe", "true"]),
    (["p-video-animate", "target_fps=25"] + media, ["target_fps", "25", "48"]),
    (
      ["p-video-replace", "video=https://example.com/v.mp4"]
        + (1...4).map { "images=https://example.com/\($0).jpg" },
      ["images", "4", "1 to 3"]
    ),
    (["p-video-avatar", "image=https://example.com/f.jpg"], ["voice_script", "audio", "needed"]),
    (["p-video-avatar", "image=face.gif", "voice_script=Hi"], ["image", "face.gif", "png"]),
    (["p-video-animate", "image=nowhere.png", "video=https://example.com/v.mp4"], ["nowhere.png"]),
    (["no-such-model", "prompt=a"], ["no-such-model", "p-video-avatar"]),
    (["p-video", "prompt"], ["prompt", "name=value"]),
    (["p-video", "=a"], ["=a", "name=value"]),
  ]

  @Test(arguments: badValues)
  func aBadValueIsNamedAndNothingIsSent(
    attempt: (arguments: [String], named: [String])
  ) async throws {
    try await Stage.open { stage in
      let ended = try await stage.program.run(["run", "--yes"] + attempt.arguments)
      #expect(ended.code == 2, "\(ended.words)")
      #expect(ended.output.isEmpty)
      for name in attempt.named { #expect(ended.words.contains(name), "\(ended.words)") }
      #expect(stage.api.posts.isEmpty)
      #expect(stage.api.uploadCount == 0)
    }
  }

  static let badArguments = [
    ["--nonsense"], ["run"], ["show"], ["nonsense"], ["history", "--limit", "0"],
    ["history", "--limit", "many"], ["simulate", "--port", "70000"], ["simulate", "--speed", "0"],
    ["simulate", "--story", "unheard"], ["screen", "--size", "80"], ["screen", "--size", "0x10"],
    ["screen", "--keys", "<Nokey>"], ["models", "nothing"], ["show", "zzzzz"], ["wait", "zzzzz"],
    ["--theme", "nothing"],
    ["run", "p-video", "--api-url", "ftp://example.com", "--yes", "prompt=a"],
  ]

  @Test(arguments: badArguments)
  func wrongArgumentsEndWithTwoAndNameWhatIsWrong(arguments: [String]) async throws {
    let program = try Program()
    defer { program.remove() }
    let ended = try await program.run(arguments)
    #expect(ended.code == 2)
    #expect(ended.output.isEmpty)
    #expect(!ended.words.isEmpty)
    #expect(!ended.words.contains("CommandStop") && !ended.words.contains("Error("))
  }

  @Test func withoutConsentAndWithoutATerminalNothingIsSpent() async throws {
    try await Stage.open { stage in
      let ended = try await stage.run("run", "p-video", "prompt=a coast")
      #expect(ended.code == 6)
      #expect(ended.output.isEmpty)
      #expect(ended.words.contains("$0.005") && ended.words.contains("--yes"))
      #expect(stage.api.posts.isEmpty)
      let history = try await stage.run("history")
      #expect(history.output.isEmpty)
    }
  }

  @Test func withoutAKeyNothingIsSent() async throws {
    try await Stage.open { stage in
      var program = stage.program
      program.environment["SEGMIND_API_KEY"] = nil
      let ended = try await program.run("run", "p-video", "--yes", "prompt=a coast")
      #expect(ended.code == 4)
      #expect(ended.words.contains("SEGMIND_API_KEY"))
      #expect(stage.api.posts.isEmpty)
    }
  }

  @Test func aRefusedKeyEndsWithFour() async throws {
    try await Stage.open { stage in
      var program = stage.program
      program.environment["SEGMIND_API_KEY"] = "SG_refused"
      let ended = try await program.run("run", "p-video", "--yes", "prompt=a coast")
      #expect(ended.code == 4)
      #expect(ended.words.contains("key"))
      #expect(try await program.run("doctor").code == 4)
    }
  }
}
