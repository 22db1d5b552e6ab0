import Jobs

/// How a command ended, for scripts. A code that a script does not know means: failed.
enum ExitCode: Int32, CaseIterable {
  case ok = 0
  case failed = 1
  /// Wrong arguments, or a value that the model does not take.
  case usage = 2
  case someFailed = 3
  /// The key is missing or was refused.
  case key = 4
  /// Nothing was sent or nothing made; the same may work later.
  case temporary = 5
  /// Nobody consented, so nothing was spent.
  case notConsented = 6
  case stillRunning = 7
  case outOfCredits = 8
  /// It was sent and its answer lost: it may have been charged.
  case unknown = 9
  case interrupted = 130

  var help: String {
    switch self {
    case .ok: "done"
    case .failed: "failed"
    case .usage: "wrong arguments, or a value that the model does not take"
    case .someFailed: "some of several failed"
    case .key: "the API key is missing or was refused"
    case .temporary: "could not be sent now; nothing was charged, try later"
    case .notConsented: "nobody agreed to the price, or a cap forbids it, so nothing was spent"
    case .stillRunning: "still running at the provider, or its clip still to be fetched"
    case .outOfCredits: "not enough credits"
    case .unknown: "outcome unknown: it may have been charged"
    case .interrupted: "interrupted"
    }
  }

  init(_ failure: Failure) {
    self =
      switch failure.code {
      case .keyRefused: .key
      case .outOfCredits: .outOfCredits
      case .rateLimited, .unreachable: .temporary
      case .capReached: .notConsented
      case .answerLost, .gatewayTimeout: .unknown
      case .deadline: .stillRunning
      default: .failed
      }
  }

  init(_ job: Job) {
    switch job.state {
    case .done: self = .ok
    case .unknown: self = .unknown
    case .failed, .expired, .cancelled:
      self = (job.failure ?? job.pause).map(ExitCode.init) ?? .failed
    // Only a paused queue keeps it waiting.
    case .waiting: self = job.pause.map(ExitCode.init) ?? .temporary
    case .uploading, .submitting, .queued, .processing, .downloading: self = .stillRunning
    }
  }

  /// Of several jobs: the worst news first, since a script reads only one number.
  init(_ jobs: [Job]) {
    let codes = jobs.map(ExitCode.init)
    if codes.contains(.unknown) {
      self = .unknown
    } else if codes.contains(.stillRunning) {
      self = .stillRunning
    } else if let first = codes.first, Set(codes).count == 1 {
      self = first
    } else {
      self = codes.isEmpty ? .ok : .someFailed
    }
  }
}
