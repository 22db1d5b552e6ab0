import FoundationEssentials
package import Jobs
import Schema

extension Words {
  static func submitted(_ job: Job) -> String { "Submitted: \(name(job))." }

  /// What is copied.
  static func about(_ format: ExchangeFormat) -> String {
    switch format {
    case .curl: "the request as a line for a shell, without the key"
    case .python: "the same by Segmind's client for Python"
    case .run: "the same by dailies run"
    case .json: "the body alone"
    }
  }

  static let theRequest = "the request"

  static func leftOut(_ names: [String]) -> String {
    "Left out, since the model has none of it: \(series(names))."
  }

  static let unreadableRequest =
    "That curl line has no JSON body that can be read. Nothing was changed."

  static func unknownModel(_ slug: String) -> String { "The model \(slug) is not known here." }

  static func cannotBeSentAgain(_ problem: Problem, _ keymap: Keymap) -> String {
    "\(problem.message) \(keymap.name(of: .loadIntoForm)) loads it into the form to mend that."
  }

  /// How a job ended that was open a moment ago.
  static func ended(_ job: Job) -> String {
    if let clip = job.clip, job.state == .done { return "Saved: \(clip.path)" }
    return "\(name(job)): \(outcome(job))."
  }

  /// "While no studio was open: 2 saved, 1 failed."
  static func endedMeanwhile(_ states: [JobState], _ when: String) -> String {
    "\(when): \(counts(states).joined(separator: ", "))."
  }

  /// For the desktop: the prompt is nobody else's business there.
  static func notification(_ job: Job) -> String { "\(name(job)): \(outcome(job))" }

  /// "p-video, seed 8841".
  static func name(_ job: Job) -> String {
    job.seed.map { "\(job.model), seed \($0)" } ?? job.model
  }

  /// The state, and what it means for money where it ended badly.
  package static func outcome(_ job: Job) -> String {
    switch job.state {
    case .failed: "failed, \(charged(job.charged))"
    case .cancelled: "cancelled, not charged"
    case .waiting where job.pause != nil: "paused"
    default: job.state.word
    }
  }

  package static func charged(_ charged: Charged) -> String {
    switch charged {
    case .no: "not charged"
    case .yes: "charged"
    case .maybe: "maybe charged"
    }
  }

  /// The state with its time, its bytes or its cost.
  static func status(
    _ job: Job, progress: TransferProgress?, expected: Double?, now: Date
  ) -> String {
    let elapsed = now.timeIntervalSince(job.submittedAt ?? job.createdAt)
    switch job.state {
    case .uploading, .downloading:
      guard let progress else { return job.state.word }
      return "\(job.state.word) \(transferred(progress.bytes, of: progress.total))"
    // A v1 request stays open until the clip is made, so sending is all there is to see.
    case .processing,
      .submitting where job.contract == .v1:
      let goal = expected.map { " of ~\(rounded($0))" } ?? ""
      return "\(job.state.word) \(clock(elapsed))\(goal)"
    case .submitting, .queued: return "\(job.state.word) \(clock(elapsed))"
    case .done:
      let parts = [
        job.clip.map { size($0.bytes) }, took(job).map(duration), job.cost.map(money),
      ]
      return "\(job.state.word)  \(parts.compactMap(\.self).joined(separator: " · "))"
    default: return outcome(job)
    }
  }

  /// Seconds from submit to the end; of a lost answer nobody knows them.
  static func took(_ job: Job) -> Double? {
    guard job.state.isEnded, let end = job.finishedAt, let start = job.submittedAt else {
      return nil
    }
    return end.timeIntervalSince(start)
  }

  /// What the job cost, `~` where that is only an estimate; `–` where it cost nothing.
  static func cost(_ job: Job) -> String {
    if let cost = job.cost { return money(cost) }
    switch job.charged {
    case .no: return "–"
    case .yes, .maybe: return job.estimate.map { "~\(money($0))" } ?? "?"
    }
  }

  /// What a job is about, in one line: its first text, or its files.
  static func summary(_ job: Job, _ model: ModelSchema?) -> String {
    let names = model?.parameters.map(\.name) ?? job.values.keys.sorted()
    let prompt = model?.parameters.first { parameter in
      parameter.kind == .text(isLong: true) && !(job.values[parameter.name] ?? .null).isEmpty
    }
    if let prompt, let text = job.values[prompt.name]?.text { return text }
    let texts = names.compactMap { name -> String? in
      guard let text = job.values[name]?.text, !text.isEmpty else { return nil }
      return "\(name) \(text.split(separator: "/").last.map(String.init) ?? text)"
    }
    return texts.isEmpty ? "" : "(\(texts.prefix(3).joined(separator: ", ")))"
  }

  /// What the program does about a job by itself.
  static func whatHappensNext(_ job: Job) -> String {
    if job.pause?.code == .outOfCredits {
      return "Submitted in this run, it goes on once credits are back; else it waits for you."
    }
    if job.pause != nil { return "It waits here; nothing is sent until you let it go on." }
    if job.isLate { return "It is late: it is seen to ever more seldom, for seven days." }
    switch job.state {
    case .unknown:
      return "It is looked up in the account's history; it is not sent again by itself."
    case .failed where job.failure?.charged == .maybe:
      return "Nothing more; it is not looked for and not sent again."
    case .queued, .processing:
      return "The provider is asked about it; its clip is fetched as soon as it is there."
    case .waiting, .uploading, .submitting: return "It is on its way to the provider."
    case .downloading: return "Its clip is being fetched."
    case .done, .failed, .expired, .cancelled: return "Nothing more; it stays in the history."
    }
  }
}
