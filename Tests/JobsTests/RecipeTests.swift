import Foundation
import Schema
import Testing

@testable import Jobs

/// What goes along with a clip that is given away.
@Suite struct RecipeTests {
  private func job() throws -> Job {
    let job = Job(
      id: "job1", token: "token", model: "p-video-replace", contract: .v2,
      values: [
        "images": .list(["/home/ada/faces/ada.png", "https://example.com/b.png"]),
        "video": "~/walk.mp4", "prompt": "say \"hi\"\nto /home", "seed": 8841, "turbo": .null,
      ], seed: 8841, files: ["/home/ada/faces/ada.png": "aa", "~/walk.mp4": "bb"],
      origin: "https://api.example.com", keyFingerprint: "secret", estimate: 0.3, owner: "pid 7",
      createdAt: Date(timeIntervalSince1970: 1_790_000_000))
    let changes: [JobChange] = [
      .claimed(body: "{}", owner: "pid 7", at: job.createdAt),
      .accepted(requestID: "r-1", statusURL: nil, responseURL: nil, reply: nil),
      .completed(outputURL: "https://example.com/c.mp4", cost: 0.27, seed: nil, reply: nil),
      .saved(Clip(path: "/home/ada/c.mp4", bytes: 9, sha256: "cc"), at: job.createdAt),
    ]
    return try changes.reduce(job) { try #require($1.apply(to: $0)) }
  }

  @Test func itSaysWhatMadeItAndNothingOfTheMachine() throws {
    let recipe = Recipe(try job())
    #expect(recipe.values["images"] == ["ada.png", "https://example.com/b.png"])
    #expect(recipe.values["video"] == "walk.mp4")
    #expect(recipe.values["prompt"] == "say \"hi\"\nto /home")
    #expect(recipe.report["cost_usd"] == 0.27)
    #expect(recipe.report["request_id"] == "r-1")
    #expect(recipe.report["sha256"] == "cc")
    for word in ["ada/", "secret", "api.example", "pid 7", "token"] {
      #expect(!recipe.report.json.contains(word))
    }
  }

  @Test func itIsReadAsItWasWritten() throws {
    let recipe = Recipe(try job())
    #expect(try Recipe(json: Data(recipe.report.json.utf8)) == recipe)
  }

  @Test(arguments: ["", "{}", "[]", #"{"model":"p-video","parameters":{}}"#, "Lavf60.16.100"])
  func anotherCommentIsNone(text: String) {
    #expect(throws: (any Error).self) { try Recipe(json: Data(text.utf8)) }
  }
}
