import Foundation
import History
import Jobs
import Simulator
import TestSupport
import Testing

/// The program killed at every step of a job's life: right before and right after each write that must
/// hold and each request, while it runs a job and while it takes one up.
///
/// `swift test` kills it once between any two steps; `.ci/crashes` kills it on either side of each, twenty
/// times.
@Suite(.timeLimit(.minutes(30))) struct CrashTests {
  /// What is left of a job once everything has been taken up again. In each the provider was asked for it
  /// at most once.
  enum End: String {
    /// There is no job: nobody was told of one.
    case nothing
    /// Never sent, and not sent by itself: a person lets it go on.
    case waits
    /// It was about to be sent, and only the provider could know; it has none, so there is none to find.
    case maybe
    /// Accepted once, and its clip is there.
    case saved
    /// Accepted once, and the provider could not make it.
    case failed

    var isAccepted: Bool { self == .saved || self == .failed }
  }

  /// A way of a job through the program, step by step, with what is left where that ends right before
  /// the step.
  struct Life: Sendable {
    let name: String
    let arguments: [String]
    /// Where the `run` was killed, so that it is the `wait` after it which is killed at the steps.
    var beforehand: String?
    let steps: [(step: String, end: End)]
    /// What is left after the last of them, where that is something else.
    var after: End?
    /// Moments within a step: bytes come through.
    var within: [(step: String, end: End)] = []
  }

  static let v1 = ["p-video", "prompt=a coast"]
  static let v2 = ["p-video-animate", "image=face.png", "video=https://example.com/v.mp4"]

  static let lives = [
    Life(
      name: "v2 with a file", arguments: v2,
      steps: [
        ("inserted", .nothing), ("sidecar waiting", .waits), ("uploadStarted", .waits),
        ("sidecar uploading", .waits), ("upload", .waits), ("remembered", .waits),
        ("claimed", .waits), ("sidecar submitting", .maybe), ("submit", .maybe),
        ("sidecar queued", .saved), ("accepted", .saved), ("status", .saved),
        ("sidecar processing", .saved), ("started", .saved), ("result", .saved),
        ("sidecar downloading", .saved), ("completed", .saved), ("clip", .saved),
        ("published", .saved), ("sidecar done", .saved), ("saved", .saved),
      ],
      within: [("during upload", .waits), ("during clip", .saved)]),
    Life(
      name: "v1", arguments: v1,
      steps: [
        ("inserted", .nothing), ("sidecar waiting", .waits), ("claimed", .waits),
        ("sidecar submitting", .maybe), ("submit", .maybe), ("sidecar downloading", .saved),
        ("answered", .saved), ("published", .saved), ("sidecar done", .saved), ("saved", .saved),
      ],
      within: [("during submit", .saved)]),
    Life(
      name: "v1 whose answer was lost, taken up", arguments: v1,
      beforehand: "before sidecar downloading",
      steps: [
        ("sidecar unknown", .saved), ("lost", .saved), ("history", .saved), ("accepted", .saved),
        ("sidecar queued", .saved), ("sidecar downloading", .saved), ("completed", .saved),
        ("clip", .saved), ("published", .saved), ("sidecar done", .saved), ("saved", .saved),
      ],
      within: [("during clip", .saved)]),
    Life(
      name: "v1 whose clip broke off, taken up", arguments: v1, beforehand: "after answered",
      steps: [
        ("brokeOff", .saved), ("sidecar downloading", .saved), ("history", .saved),
        ("completed", .saved), ("clip", .saved), ("published", .saved), ("saved", .saved),
      ]),
    Life(
      name: "v2 whose answer was lost, taken up", arguments: v2,
      beforehand: "before sidecar queued",
      steps: [("lost", .saved), ("history", .saved), ("accepted", .saved)]),
    Life(
      name: "v1, held back by 429", arguments: ["p-video", "prompt=[rate-limited] a coast"],
      steps: [("returned", .maybe)], after: .waits),
    Life(
      name: "v2 that fails", arguments: v2 + ["instruction_prompt=[failed] wave"],
      steps: [("sidecar failed", .failed), ("failed", .failed)]),
    Life(
      name: "v2 that was never sent, taken up", arguments: v2, beforehand: "before claimed",
      steps: [("sidecar waiting", .waits), ("returned", .waits)]),
    Life(
      name: "v1 that was never sent, taken up", arguments: v1, beforehand: "before claimed",
      steps: [("sidecar waiting", .waits), ("paused", .waits)]),
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    let life: Life
    let point: String
    let end: End
    var testDescription: String { "\(life.name), killed \(point)" }
  }

  /// How often each; nil for the short form.
  static let rounds = ProcessInfo.processInfo.environment["DAILIES_CRASHES"].flatMap { Int($0) }

  static let cases: [Case] = lives.flatMap { life in
    let before = life.steps.map { Case(life: life, point: "before \($0.step)", end: $0.end) }
    let within = life.within.map { Case(life: life, point: $0.step, end: $0.end) }
    let ends = life.steps.dropFirst().map(\.end) + [life.after ?? life.steps.last?.end ?? .saved]
    let after = zip(life.steps, ends).map { step, end in
      Case(life: life, point: "after \(step.step)", end: end)
    }
    // Between two steps nothing happens, so after the one is before the next. And once its job has ended,
    // the program ends by itself, perhaps even before that step.
    return before + within
      + (rounds == nil ? after.suffix(1) : after).filter {
        !["after saved", "after failed"].contains($0.point)
      }
  }

  /// The other tests need the machine too.
  private static let lanes = Lanes(6)

  @Test(arguments: cases)
  func nothingIsLostAndNothingIsSentTwice(crash: Case) async throws {
    try await Self.lanes.pass { try await live(through: crash) }
  }

  private func live(through crash: Case) async throws {
    for round in 1...(Self.rounds ?? 1) {
      // Slow enough that the job is seen running, where that is the point.
      let isSeenRunning = ["started", "processing"].contains { crash.point.hasSuffix($0) }
      try await Stage.open(speed: isSeenRunning ? 3 : 100) { stage in
        try stage.program.write(Media.png, to: "face.png")
        let seed = round
        let run = ["run", "--yes"] + crash.life.arguments + ["seed=\(seed)"]
        if let beforehand = crash.life.beforehand {
          try await stage.run(run, killedAt: beforehand)
          try await stage.run(["wait"], killedAt: crash.point)
        } else {
          try await stage.run(run, killedAt: crash.point)
        }
        try await stage.takeUp(crash.end)
        try stage.check(crash.end, seed: seed)
      }
    }
  }
}

extension Stage {
  private var library: String { program.home.path + "/data/dailies" }

  private func jobs() throws -> [Job] {
    try JobStore(folder: library).jobs(in: Set(JobState.allCases))
  }

  /// Runs the program, which dies at that step and nowhere else.
  fileprivate func run(_ arguments: [String], killedAt point: String) async throws {
    var doomed = program
    doomed.environment["DAILIES_CRASH_AT"] = point
    let ended = try await doomed.run(arguments)
    try #require(ended.code == 137, "\(arguments[0]) did not come by \(point): \(ended.words)")
  }

  /// Runs `wait` to its end; where an answer is lost for good, until it has been looked for.
  fileprivate func takeUp(_ end: CrashTests.End) async throws {
    let waited = try await program.run(["wait"]) { running in
      guard end == .maybe else { return }
      try await eventually("the answer is called lost") {
        try running.listensToSignals && jobs().map(\.state) == [.unknown]
      }
      try running.interrupt()
    }
    let codes: [CrashTests.End: Int32] = [
      .nothing: 0, .waits: 5, .maybe: 130, .saved: 0, .failed: 1,
    ]
    #expect(waited.code == codes[end], "\(waited.words)")
  }

  fileprivate func check(_ end: CrashTests.End, seed: Int) throws {
    #expect(api.accepted.count == (end.isAccepted ? 1 : 0))
    #expect(api.posts.count <= 1)
    let jobs = try jobs()
    #expect(jobs.count == (end == .nothing ? 0 : 1))
    for job in jobs {
      switch end {
      case .nothing: break
      case .waits: #expect(job.state == .waiting && job.pause != nil && job.charged == .no)
      case .maybe: #expect(job.state == .unknown && job.charged == .maybe)
      case .failed: #expect(job.state == .failed && job.charged == .no)
      case .saved:
        #expect(job.state == .done && job.charged == .yes)
        let clip = try #require(job.clip)
        let original = SampleClips.embedded(for: ClipOrder(prompt: "", seed: seed))
        #expect(FileManager.default.contents(atPath: clip.path) == original)
      }
    }
    let files = regularFiles(below: library + "/clips")
    let endings = end == .saved ? ["json", "mp4"] : end == .nothing ? [] : ["json"]
    #expect(files.map { URL(filePath: $0).pathExtension }.sorted() == endings, "\(files)")
  }
}
