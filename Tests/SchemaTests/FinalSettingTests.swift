import Testing

@testable import Schema

/// From the settings of a draft to those of a final clip.
struct FinalSettingTests {
  private func model(_ slug: String) throws -> ModelSchema {
    try #require(ModelCatalog().models.first { $0.slug == slug })
  }

  @Test(
    arguments: [
      (
        "p-video-animate", ["turbo": true, "resolution": "720p"],
        ["turbo": false, "resolution": "1080p"]
      ),
      (
        "p-video-animate", ["turbo": true, "resolution": "1080p"],
        ["turbo": false, "resolution": "1080p"]
      ),
      ("p-video", ["duration": 3], ["duration": 5]),
      // What a person made longer is not made shorter.
      ("p-video", ["duration": 12], ["duration": 12]),
      (
        "pixverse-text2video", ["quality": "540p", "duration": 5],
        ["quality": "1080p", "duration": 5]
      ),
      // 1080p is offered for 5 seconds and normal motion only.
      (
        "pixverse-text2video", ["quality": "540p", "duration": 8],
        ["quality": "720p", "duration": 8]
      ),
      (
        "pixverse-text2video", ["quality": "720p", "duration": 8],
        ["quality": "720p", "duration": 8]
      ),
      (
        "pixverse-text2video", ["quality": "360p", "duration": 5, "motion_mode": "fast"],
        ["quality": "720p", "duration": 5, "motion_mode": "fast"]
      ),
    ] as [(String, Values, Values)])
  func aDraftBecomesFinal(_ slug: String, _ draft: Values, _ final: Values) throws {
    #expect(try model(slug).final(draft) == final)
  }

  /// Neither ever makes a combination that the model forbids, and a final clip has nothing left to gain.
  @Test func draftAndFinalAreLegalForEveryModel() {
    for model in ModelCatalog().models {
      #expect(!model.finals.isEmpty)
      let draft = model.draft(model.sample)
      let final = model.final(draft)
      #expect(Check.problems(model, draft).isEmpty)
      #expect(Check.problems(model, final).isEmpty)
      #expect(final != draft)
      #expect(model.final(final) == final)
    }
  }

  /// A form that leaves the default unsaid is at it.
  @Test func theDefaultCountsWhereNothingIsSaid() throws {
    #expect(try model("p-video-animate").final([:])["resolution"] == "1080p")
  }
}
