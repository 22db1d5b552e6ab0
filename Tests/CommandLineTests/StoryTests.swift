import Foundation
import Simulator
import TestSupport
import Testing

/// What a script gets to see of each way in which the service can behave.
@Suite(.timeLimit(.minutes(5))) struct StoryTests {
  struct Case: Sendable, CustomStringConvertible {
    let story: String
    let model: String
    let code: Int32
    let state: String?
    let charged: String?

    var description: String { "\(story) on \(model)" }

    init(_ story: String, _ model: String, _ code: Int32, _ state: String?, _ charged: String?) {
      self.story = story
      self.model = model
      self.code = code
      self.state = state
      self.charged = charged
    }
  }

  static let v1 = "p-video"
  static let v2 = "p-video-animate"

  static let cases = [
    Case("happy", v1, 0, "done", "yes"), Case("happy", v2, 0, "done", "yes"),
    Case("slow", v1, 0, "done", "yes"), Case("slow", v2, 0, "done", "yes"),
    Case("failed", v1, 1, "failed", "no"), Case("failed", v2, 1, "failed", "no"),
    Case("blocked", v1, 1, "failed", "no"), Case("blocked", v2, 1, "failed", "no"),
    Case("credits", v1, 8, "waiting", "no"), Case("credits", v2, 8, "waiting", "no"),
    Case("rate-limited", v1, 0, "done", "yes"), Case("rate-limited", v2, 0, "done", "yes"),
    Case("retired", v1, 1, "failed", "no"), Case("retired", v2, 1, "failed", "no"),
    Case("value-500", v1, 1, "failed", "no"), Case("value-500", v2, 1, "failed", "no"),
    Case("server-error", v1, 1, "failed", "no"), Case("server-error", v2, 9, "unknown", "maybe"),
    // The gateway gave up on v1 while the job ran on: the account's history has it.
    Case("gateway-html", v1, 0, "done", "yes"), Case("gateway-html", v2, 9, "unknown", "maybe"),
    Case("expired", v2, 0, "done", "yes"),
    Case("refused", v1, 4, "waiting", "no"), Case("refused", v2, 4, "waiting", "no"),
    Case("dropped-before", v1, 9, "unknown", "maybe"),
    Case("dropped-before", v2, 9, "unknown", "maybe"),
    Case("dropped-after", v1, 0, "done", "yes"), Case("dropped-after", v2, 0, "done", "yes"),
    Case("silent", v2, 0, "done", "yes"),
    Case("truncated", v1, 0, "done", "yes"), Case("truncated", v2, 0, "done", "yes"),
    Case("stalled", v2, 0, "done", "yes"),
    Case("wrong-type", v2, 7, "downloading", "yes"),
    Case("odd-output", v2, 0, "done", "yes"),
  ]

  @Test(arguments: cases)
  func everyStoryEndsWithItsCodeAndOnePost(story: Case) async throws {
    try await Stage.open(speed: 50) { stage in
      let values =
        story.model == Self.v1
        ? ["prompt=[\(story.story)] a coast"]
        : [
          "instruction_prompt=[\(story.story)] wave", "image=https://example.com/f.jpg",
          "video=https://example.com/v.mp4",
        ]
      let ended = try await stage.program.run(["run", story.model, "--yes", "--json"] + values)
      #expect(ended.code == story.code, "\(ended.words)")
      #expect(ended.objects.first?["state"]?.text == story.state)
      #expect(ended.objects.first?["charged"]?.text == story.charged)
      #expect(stage.api.posts.count == (story.story == "rate-limited" ? 3 : 1))
      if story.code == 0 {
        let file = try #require(ended.objects.first?["file"]?.text)
        #expect(FileManager.default.fileExists(atPath: file))
      } else {
        // People are told what happened and what to do next.
        #expect(ended.words.split(separator: "\n").count >= 3, "\(ended.words)")
      }
    }
  }

  @Test func everyStoryIsTold() {
    #expect(Set(Story.allCases.map(\.rawValue)) == Set(Self.cases.map(\.story)))
  }
}
