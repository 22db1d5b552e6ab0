package import FoundationEssentials
import Schema

/// One thing that may happen to a job. These are the only transitions there are.
///
/// A change is applied inside the transaction that stores it, to the job as it is then; `apply` returns
/// nil where the job's state does not allow it, and nothing is written.
package enum JobChange: Hashable, Sendable {
  /// Local files are being uploaded.
  case uploadStarted
  /// Back in line, nothing was charged: a refused connection, 429, an upload broken off. With a pause it
  /// stays there until a person says so.
  case returned(pause: Failure?)
  /// Not sent until a person says so: after a crash, or when the provider refused another job for
  /// credits or the key.
  case paused(Failure)
  /// A person lets a paused job go on, in this process.
  case unpaused(owner: String)
  /// This process, and no other, sends exactly this body now.
  case claimed(body: String, owner: String, at: Date)
  /// The provider took it: from here on it is asked about, whatever happens.
  case accepted(requestID: String, statusURL: String?, responseURL: String?, reply: String?)
  /// v1 answered with headers: it is done and charged; the body is the clip, or says where it is.
  case answered(requestID: String?, cost: Double?, seed: Int?)
  case started
  /// The provider finished it, and this process fetches the clip; also where a newer URL of it is known.
  case completed(outputURL: String, cost: Double?, seed: Int?, reply: String?, owner: String)
  /// Its process is surely dead; this one fetches the clip now.
  case takenOver(from: String?, owner: String)
  case saved(Clip, at: Date)
  /// It surely ends without a clip. A late refusal of the one attempt counts for an `unknown` job.
  case failed(Failure, reply: String?, at: Date)
  /// Sent, and no answer that can be understood: it may exist and may be charged.
  case lost(Failure, at: Date)
  /// A person gives up on an answer that was lost: it is not looked for any more.
  case treatedAsLost(Failure, at: Date)
  /// The provider no longer has the result.
  case expired(Failure, at: Date)
  /// Asked no more by itself; the provider may still finish it, and it can be asked again.
  case deadlinePassed(Failure)
  case cancelled(at: Date)
  /// A person asks again about a job that ended without a clip though the provider has it.
  case reopened

  /// The job after this change; nil where it cannot happen to a job in that state.
  package func apply(to job: Job) -> Job? {
    guard allows(job) else { return nil }
    var next = job
    switch self {
    case .uploadStarted:
      next.state = .uploading
    case .returned(let pause):
      next.state = .waiting
      next.pause = pause
      next.body = nil
      next.submittedAt = nil
    case .paused(let pause):
      next.pause = pause
    case .unpaused(let owner):
      next.pause = nil
      next.owner = owner
    case .claimed(let body, let owner, let date):
      next.state = .submitting
      next.body = body
      next.owner = owner
      next.submittedAt = date
    case .accepted(let requestID, let statusURL, let responseURL, let reply):
      next.state = .queued
      next.requestID = requestID
      next.statusURL = statusURL
      next.responseURL = responseURL
      next.rawReply = reply ?? next.rawReply
      next.failure = nil
      next.finishedAt = nil
      next.owner = nil
    case .answered(let requestID, let cost, let seed):
      next.state = .downloading
      next.requestID = requestID ?? next.requestID
      next.cost = cost ?? next.cost
      next.reportedSeed = seed ?? next.reportedSeed
      next.failure = nil
      next.finishedAt = nil
    case .started:
      next.state = .processing
    case .completed(let outputURL, let cost, let seed, let reply, let owner):
      next.state = .downloading
      next.owner = owner
      next.outputURL = outputURL
      next.cost = cost ?? next.cost
      next.reportedSeed = seed ?? next.reportedSeed
      next.rawReply = reply ?? next.rawReply
      next.failure = nil
      next.finishedAt = nil
    case .takenOver(_, let owner):
      next.owner = owner
    case .saved(let clip, let date):
      next.state = .done
      next.clip = clip
      next.finishedAt = date
      next.failure = nil
      next.owner = nil
    case .failed(let failure, let reply, let date):
      next.state = .failed
      next.failure = failure
      next.rawReply = reply ?? next.rawReply
      next.finishedAt = date
      next.owner = nil
    case .lost(let failure, let date):
      // The owner stays: its attempt may still be answered, and then it fetches the clip.
      next.state = .unknown
      next.failure = failure
      next.finishedAt = date
    case .treatedAsLost(let failure, let date):
      next.state = .failed
      next.failure = failure
      next.finishedAt = date
      next.owner = nil
    case .expired(let failure, let date):
      next.state = .expired
      next.failure = failure
      next.finishedAt = date
      next.owner = nil
    case .deadlinePassed(let failure):
      next.failure = failure
    case .cancelled(let date):
      next.state = .cancelled
      next.finishedAt = date
      next.owner = nil
    case .reopened:
      next.state = .queued
      next.failure = nil
      next.finishedAt = nil
    }
    next.failure = next.failure?.charged(atLeast: leastCharged(job))
    return next
  }

  /// What may be gone by now, whatever a failure says: who words one need not know how far the job was.
  private func leastCharged(_ job: Job) -> Charged {
    switch self {
    case .expired: .yes
    case _ where job.isFinished: .yes
    case .lost, .treatedAsLost, .deadlinePassed: .maybe
    default: .no
    }
  }

  private func allows(_ job: Job) -> Bool {
    switch self {
    case .uploadStarted: job.state == .waiting && job.pause == nil
    case .returned: job.state == .uploading || job.state == .submitting
    case .paused: job.state == .waiting
    case .unpaused: job.state == .waiting && job.pause != nil
    case .claimed: job.state.isUnsent && job.pause == nil
    // A late answer of the one attempt always wins over `unknown`.
    case .accepted(let id, _, _, _): job.state.isAttempt && job.mayBe(id)
    case .answered(let id, _, _):
      job.state.isAttempt && job.contract == .v1 && (id.map(job.mayBe) ?? true)
    case .started: job.state == .queued
    // A v1 answer may be JSON with a URL; and the history may know the clip of a job that a broken
    // connection or the provider's one hour took from us. While one process fetches it, another that
    // asked at the same time must not: both would write the same file.
    case .completed(_, _, _, _, let owner):
      job.state.isPolled || job.state == .expired
        || (job.state == .downloading && job.owner == owner)
        || (job.state.isAttempt && job.contract == .v1)
    case .takenOver(let from, _): job.state == .downloading && job.owner == from
    case .saved: job.state == .downloading
    case .failed:
      job.state == .uploading || job.state.isAttempt || job.state.isPolled
        || job.state == .downloading
    case .lost: job.state == .submitting || (job.state == .downloading && job.contract == .v1)
    // Not where it was found a moment ago: then it is followed.
    case .treatedAsLost: job.state == .unknown
    case .expired: job.state.isPolled || job.state == .downloading
    case .deadlinePassed: job.state.isPolled
    case .cancelled: job.state.isUnsent
    case .reopened: job.requestID != nil && (job.endedWithoutClip || job.isGivenUp)
    }
  }
}

extension JobState {
  /// The one attempt to send it is on its way, or its answer was lost.
  fileprivate var isAttempt: Bool { self == .submitting || self == .unknown }
}

extension Job {
  /// The request that is known once is the job's for ever.
  fileprivate func mayBe(_ id: String) -> Bool { requestID == nil || requestID == id }
  fileprivate var endedWithoutClip: Bool { state == .failed || state == .expired }
  /// Its deadline has passed here.
  fileprivate var isGivenUp: Bool { state.isPolled && failure != nil }
}
