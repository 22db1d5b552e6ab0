package import FoundationEssentials
package import Jobs
import Schema

/// A library that nobody has: jobs in every state, for `dailies screen` and for pictures.
package struct SampleLibrary: Sendable {
  private let now: Date
  private let home = "/home/ada"

  /// - Parameter now: the time on the screen; the jobs were made in the minutes and days before.
  package init(now: Date) { self.now = now }

  /// The newest first.
  package var jobs: [Job] {
    let coast: Value =
      "A cinematic aerial shot of a coastal city at golden hour, gentle waves lapping against a shore"
    let storm: Value = "Above the storm-lashed clouds, two ancient deities hover in golden armor"
    let portrait: Value = .text("\(home)/portraits/ada.jpg")
    let walk: Value = .text("\(home)/clips/walk.mp4")
    return [
      job(
        "p-video-avatar", .v2, seed: 42, age: 3, estimate: 0.8108,
        ["image": portrait, "voice_script": "Good morning, everybody."],
        [sent(3), accepted("8d1f")]),
      job(
        "p-video", .v2, seed: 8841, age: 12, estimate: 0.005,
        ["prompt": coast, "aspect_ratio": "16:9", "duration": 5],
        [sent(12), accepted("2c7f"), .started]),
      job(
        "p-video-replace", .v2, seed: 13, age: 31, estimate: 0.2724,
        ["images": [portrait], "video": walk, "target_resolution": "720p"],
        [.uploadStarted, .returned(pause: outOfCredits)]),
      job(
        "p-video-animate", .v2, seed: 12, age: 900, estimate: 0.4093,
        ["image": portrait, "video": walk],
        [sent(899), .lost(answerLost, at: before(890))]),
      job(
        "pixverse-text2video", .v1, seed: 56698, age: 4000, estimate: 0.375,
        [
          "prompt": storm, "aspect_ratio": "16:9", "duration": 5, "quality": "540p",
          "motion_mode": "normal",
        ],
        saved("91aa", bytes: 2_700_000, cost: 0.375, from: 4000, to: 3956)),
      job(
        "p-video", .v1, seed: 8842, age: 90_000, estimate: 0.005,
        ["prompt": coast, "aspect_ratio": "9:16", "duration": 10],
        saved("77e0", bytes: 1_900_000, cost: 0.005, from: 90_000, to: 89_983)),
      job(
        "p-video", .v1, seed: 7, age: 180_000, estimate: 0.005,
        ["prompt": "A street in the rain, seen from a tram"],
        [sent(180_000), .failed(blocked, reply: refusal, at: before(179_980))]),
      job(
        "p-video-animate", .v2, seed: 99, age: 260_000, estimate: 0.4093,
        ["image": "https://example.com/portrait.png", "video": walk],
        [.cancelled(at: before(259_990))]),
    ]
  }

  private func job(
    _ model: String, _ contract: Contract, seed: Int, age: Double, estimate: Double,
    _ values: Values, _ changes: [JobChange]
  ) -> Job {
    var values = values
    values["seed"] = .integer(seed)
    let job = Job(
      id: "sample-\(seed)", token: "sample-\(seed)", model: model, contract: contract,
      values: values, seed: seed, origin: "https://api.example.com", keyFingerprint: "sample",
      estimate: estimate, owner: "sample", createdAt: before(age))
    return changes.reduce(job) { job, change in change.apply(to: job) ?? job }
  }

  private func before(_ seconds: Double) -> Date { now.addingTimeInterval(-seconds) }

  private func sent(_ age: Double) -> JobChange {
    .claimed(body: "{}", owner: "sample", at: before(age))
  }

  private func accepted(_ start: String) -> JobChange {
    .accepted(
      requestID: requestID(start), statusURL: nil, responseURL: nil, reply: nil)
  }

  /// By v1, which answers with the clip itself.
  private func saved(
    _ start: String, bytes: Int, cost: Double, from: Double, to: Double
  ) -> [JobChange] {
    let path = "\(home)/.local/share/dailies/clips/sample_\(start).mp4"
    return [
      sent(from), .answered(requestID: requestID(start), cost: cost, seed: nil),
      .saved(Clip(path: path, bytes: bytes), at: before(to), by: "sample"),
    ]
  }

  private func requestID(_ start: String) -> String { "\(start)59ea-13f1-402c-9353-915a2b5a2124" }

  private var outOfCredits: Failure {
    Failure(
      .outOfCredits, what: "The account has too few credits.",
      providerText: "Insufficient credits. Required: 0.27, available: 0.11", charged: .no,
      next: "Add credits on the provider's site, then let it go on.")
  }

  private var answerLost: Failure {
    Failure(
      .answerLost, what: "It was sent, then the line broke before an answer came.", charged: .maybe,
      next: "Ask again, or look at the account's request history on the provider's site.")
  }

  private let refusal =
    #"{"status":"FAILED","error":"Reference media rejected by the safety check."}"#

  private var blocked: Failure {
    Failure(
      .blocked, what: "The provider's content filter stopped it.",
      providerText: "Reference media rejected by the safety check.", charged: .no,
      next: "Change the prompt and send it again.")
  }
}
