import FoundationEssentials
import Schema
import Testing

@testable import Jobs

/// What own jobs took, as the form and the jobs pane promise it for the next one.
struct ExperienceTests {
  private func saved(
    _ contract: Contract = .v2, after seconds: Double, reply: String? = nil, url: String? = nil
  ) -> Job {
    var job = sampleJob(contract, state: .done)
    job.submittedAt = sampleDate
    job.finishedAt = sampleDate.addingTimeInterval(seconds)
    job.rawReply = reply
    job.outputURL = url
    return job
  }

  @Test(arguments: [
    // Ready after 33 s, fetched by the next start of the program.
    (33.2, 420.0, #"{"metrics":{"total_time":33.2}}"#),
    // The simulator computes faster than it says.
    (4, 4, #"{"metrics":{"total_time":16.4}}"#),
    (18, 18, #"{"metrics":{"cost":0.005}}"#),
    (18, 18, "<html>"),
  ])
  func timeWithoutAProgramDoesNotCount(expected: Double, seen: Double, reply: String) {
    #expect(Experience([saved(after: seen, reply: reply)])?.seconds == expected)
  }

  /// 0.375 for 540p says nothing of 1080p.
  @Test func whatOtherSettingsCostIsNoPrice() throws {
    let schema = try #require(ModelCatalog()["p-video"])
    func job(_ duration: Int, seed: Int, cost: Double) -> Job {
      let job = Job(
        id: "a\(seed)", token: "a", model: schema.slug, contract: .v2,
        values: schema.startValues.merging([
          "prompt": .text("take \(seed)"), "duration": .integer(duration), "seed": .integer(seed),
        ]) { $1 }, seed: seed, origin: "o", keyFingerprint: "k", estimate: nil, owner: "me",
        createdAt: sampleDate)
      let changes: [JobChange] = [
        .claimed(body: "{}", owner: "me", at: sampleDate),
        .accepted(requestID: "r", statusURL: nil, responseURL: nil, reply: nil),
        .completed(outputURL: "u", cost: cost, seed: seed, reply: nil),
        .saved(Clip(path: "/clip.mp4", bytes: 12), at: sampleDate.addingTimeInterval(9)),
      ]
      return changes.reduce(job) { $1.apply(to: $0) ?? $0 }
    }
    let own = try #require(
      Experience([job(3, seed: 1, cost: 0.1), job(3, seed: 2, cost: 0.3), job(5, seed: 3, cost: 9)])
    )
    let draft = schema.startValues.merging(["prompt": "b", "duration": 3, "seed": 4]) { $1 }
    let unpriced = ModelSchema(
      slug: schema.slug, title: "", summary: "", contract: .v2, parameters: schema.parameters)
    let estimate = try #require(PriceEstimate(unpriced, draft, own: own))
    #expect(estimate.most == Money(0.2) && estimate.ownJobs == 2)
    #expect(PriceEstimate(unpriced, draft.merging(["duration": 8]) { $1 }, own: own) == nil)
  }

  @Test func aV1ClipThatHadToBeFetchedSaysNothingOfTheModel() {
    #expect(Experience([saved(.v1, after: 420, url: "https://a.test/clip.mp4")]) == nil)
    let both = [saved(.v1, after: 420, url: "https://a.test/clip.mp4"), saved(.v1, after: 20)]
    #expect(Experience(both)?.seconds == 20)
    #expect(Experience(both)?.jobs == 1)
  }
}
