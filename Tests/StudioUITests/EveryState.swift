import FoundationEssentials
import Jobs
import Schema

/// One job in each state there is, and a paused one, the newest first.
enum EveryState {
  static let jobs: [Job] = [
    job("waiting", []),
    job("paused", [.paused(credits)]),
    job("uploading", [.uploadStarted]),
    job("sending", [sent]),
    job("queued", [sent, accepted]),
    job("running", [sent, accepted, .started]),
    job("saving", [sent, accepted, .started, completed]),
    job(
      "saved",
      [
        sent, accepted, completed, .saved(Clip(path: clip, bytes: 2_700_000), at: at(-3)),
        .remarked(.tags(["hero", "night"])),
      ]),
    job("failed", [sent, accepted, .failed(failed, reply: #"{"status":"FAILED"}"#, at: at(-3))]),
    job("expired", [sent, accepted, .expired(gone, at: at(-3))]),
    job("maybe-charged", [sent, .lost(lost, at: at(-3))]),
    job("cancelled", [.cancelled(at: at(-3))]),
  ]

  private static let clip = "/home/ada/.local/share/dailies/clips/2025-11-21_p-video_8_saved.mp4"
  private static let sent = JobChange.claimed(
    body: #"{"duration":5,"prompt":"A street in the rain"}"#, owner: "test", at: at(-20))
  private static let accepted = JobChange.accepted(
    requestID: "2c7f59ea-13f1-402c-9353-915a2b5a2124", statusURL: nil, responseURL: nil,
    reply: #"{"request_id":"2c7f59ea","status":"QUEUED"}"#)
  private static let completed = JobChange.completed(
    outputURL: "https://example.com/clip.mp4", cost: 0.005, seed: 4711,
    reply: #"{"metrics":{"inference_time":12.5},"status":"COMPLETED"}"#)
  private static let credits = Failure(
    .outOfCredits, what: "The account has too few credits.",
    providerText: "Insufficient credits. Required: 0.27, available: 0.11", charged: .no,
    next: "Add credits on the provider's site, then let it go on.")
  private static let failed = Failure(
    .generationFailed, what: "The provider could not make it.",
    providerText: "Prediction failed: out of memory", charged: .no,
    next: "Change what the provider names and submit again.")
  private static let gone = Failure(
    .expired, what: "The provider no longer has the result.", charged: .yes,
    next: "Ask again: the account's history may still have it.")
  private static let lost = Failure(
    .answerLost, what: "It was sent, then the line broke before an answer came.", charged: .maybe,
    next: "Ask again, or look at the account's request history on the provider's site.")

  private static func at(_ seconds: Double) -> Date { Pilot.noon.addingTimeInterval(seconds) }

  private static func job(_ id: String, _ changes: [JobChange]) -> Job {
    let number = (id.first?.asciiValue).map(Int.init) ?? 0
    let job = Job(
      id: id, token: id, model: "p-video", contract: .v2,
      values: [
        "prompt": "A street in the rain, seen from a tram", "aspect_ratio": "16:9", "duration": 5,
        "seed": .integer(number),
      ], seed: number, origin: "https://api.example.com", keyFingerprint: "test",
      estimate: 0.005, owner: "test", createdAt: at(-21))
    return changes.reduce(job) { job, change in change.apply(to: job) ?? job }
  }
}
