package import FoundationEssentials
import Schema

/// One thing that may happen to a job. These are the only transitions there are.
///
/// A change is applied inside the transaction that stores it, to the job as it is then; `apply` returns
/// nil where the job's state does not allow it, and nothing is written.
package enum JobChange: Hashable, Sendable {
  /// Local files are being uploaded.
  case uploadStarted
  /// Back in the queue, nothing was charged: a refused connection, 429, no credits. With a pause it
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
  /// The provider finished it and says where the clip is; whoever has the lease fetches it.
  case completed(outputURL: String, cost: Double?, seed: Int?, reply: String?)
  /// v1: the connection that brought the clip to that process is no more. Whoever has the lease finds it
  /// by its request id; without one only its body can tell which it was.
  case brokeOff(Failure, from: String?, at: Date)
  /// `by`: v1's own process, whose connection brought it; nil: whoever has the lease.
  case saved(Clip, at: Date, by: String? = nil)
  /// It surely ends without a clip. A late refusal of the one attempt counts for an `unknown` job.
  case failed(Failure, reply: String?, at: Date)
  /// Sent, and no answer that can be understood: it may exist and may be charged.
  case lost(Failure, at: Date)
  /// A person gives up on an answer that was lost: it is not looked for any more.
  case treatedAsLost(Failure, at: Date)
  /// The provider no longer has the result.
  case expired(Failure, at: Date)
  /// It takes longer than it ever should, at the provider or to be fetched: nobody need wait for it, and it is
  /// seen to ever more seldom.
  case delayed(Failure, reply: String? = nil)
  case cancelled(at: Date)
  /// A person asks again about a job that ended without a clip though the provider has it, or is late.
  case reopened
  /// The clip was deleted by hand, and a person wants it again.
  case clipDeleted
  /// A person says something of it; nothing of its life.
  case remarked(Remark)

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
      (next.state, next.pause) = (.waiting, pause)
    case .unpaused(let owner):
      next.pause = nil
      next.owner = owner
    case .claimed(let body, let owner, let date):
      next.state = .submitting
      next.body = body
      next.owner = owner
      next.submittedAt = date
    case .accepted(let requestID, let statusURL, let responseURL, let reply):
      next.goOn(in: .queued)
      next.requestID = requestID
      next.statusURL = statusURL
      next.responseURL = responseURL
      next.rawReply = reply ?? next.rawReply
      next.owner = nil
    case .answered(let requestID, let cost, let seed):
      next.goOn(in: .downloading)
      next.requestID = requestID ?? next.requestID
      next.cost = cost ?? next.cost
      next.reportedSeed = seed ?? next.reportedSeed
    case .started:
      next.state = .processing
    case .completed(let outputURL, let cost, let seed, let reply):
      next.goOn(in: .downloading)
      next.owner = nil
      next.outputURL = outputURL
      next.cost = cost ?? next.cost
      next.reportedSeed = seed ?? next.reportedSeed
      next.rawReply = reply ?? next.rawReply
    case .brokeOff(let failure, _, let date):
      next.owner = nil
      if job.requestID == nil, job.outputURL == nil { next.end(in: .unknown, failure, at: date) }
    case .saved(let clip, let date, _):
      next.end(in: .done, nil, at: date)
      next.clip = clip
      next.owner = nil
    case .failed(let failure, let reply, let date):
      next.end(in: .failed, failure, at: date)
      next.rawReply = reply ?? next.rawReply
      next.owner = nil
    case .lost(let failure, let date):
      // The owner stays: its attempt may still be answered, and then it fetches the clip.
      next.end(in: .unknown, failure, at: date)
    case .treatedAsLost(let failure, let date):
      next.end(in: .failed, failure, at: date)
      next.owner = nil
    case .expired(let failure, let date):
      next.end(in: .expired, failure, at: date)
      next.owner = nil
    case .delayed(let failure, let reply):
      next.failure = failure
      next.rawReply = reply ?? next.rawReply
    case .cancelled(let date):
      next.end(in: .cancelled, next.failure, at: date)
      next.owner = nil
    case .reopened:
      next.chargedBefore = job.charged
      next.goOn(in: job.state == .downloading ? .downloading : .queued)
    case .clipDeleted:
      next.goOn(in: .downloading)
      next.clip = nil
    case .remarked(let remark):
      next.take(remark)
    }
    next.failure = next.failure?.charged(atLeast: leastCharged(job))
    return next
  }

  /// What may be gone by now, whatever a failure says: who words one need not know how far the job was.
  private func leastCharged(_ job: Job) -> Charged {
    switch self {
    case _ where job.isFinished || (job.isLate && job.charged == .yes): .yes
    case .lost, .treatedAsLost, .delayed, .expired: .maybe
    default: .no
    }
  }

  private func allows(_ job: Job) -> Bool {
    switch self {
    case .uploadStarted: job.state == .waiting && job.pause == nil
    case .returned: job.state == .uploading || job.state == .submitting
    case .paused: job.state.isUnsent
    case .unpaused: job.state == .waiting && job.pause != nil
    case .claimed: job.state.isUnsent && job.pause == nil
    // A late answer of the one attempt always wins over `unknown`, and over a person who gave up on it.
    case .accepted(let id, _, _, _): job.isAttempt && job.mayBe(id)
    case .answered(let id, _, _):
      job.isAttempt && job.contract == .v1 && (id.map(job.mayBe) ?? true)
    case .started: job.state == .queued
    // A v1 answer may be JSON with a URL; and the history may know the clip of a job that a broken
    // connection or the provider's one hour took from us. Where it is known, it is being fetched.
    case .completed:
      job.state.isPolled || job.state == .expired
        || (job.state == .downloading && job.outputURL == nil)
        || (job.isAttempt && job.contract == .v1)
    case .brokeOff(_, let from, _): job.state == .downloading && job.owner == from
    case .saved(_, _, let owner): job.state == .downloading && job.owner == owner
    case .failed:
      job.state == .uploading || job.isAttempt || job.state.isPolled || job.state == .downloading
    case .lost: job.state == .submitting
    // Not where it was found a moment ago: then it is followed.
    case .treatedAsLost: job.state == .unknown
    case .expired: job.state.isPolled || job.state == .downloading
    case .delayed: job.state.isPolled || (job.state == .downloading && job.owner == nil)
    case .cancelled: job.state.isUnsent
    case .reopened: job.requestID != nil && (job.endedWithoutClip || job.isLate)
    // What may still move must be seen.
    case .remarked(.trashed(.some)): job.state.isEnded
    case .remarked: true
    case .clipDeleted: job.state == .done && (job.requestID ?? job.outputURL) != nil
    }
  }
}

extension Job {
  fileprivate mutating func goOn(in state: JobState) {
    (self.state, failure, finishedAt) = (state, nil, nil)
    // What moves again is to be seen.
    trashedAt = nil
  }

  fileprivate mutating func take(_ remark: Remark) {
    switch remark {
    case .tags(let tags): tagged = tags.isEmpty ? nil : tags
    case .rating(let rating): self.rating = rating
    case .verdict(let verdict): self.verdict = verdict
    case .note(let note): self.note = note.flatMap { $0.isEmpty ? nil : $0 }
    case .trashed(let date): trashedAt = date
    }
  }

  fileprivate mutating func end(in state: JobState, _ failure: Failure?, at date: Date) {
    (self.state, self.failure, finishedAt) = (state, failure, date)
  }

  /// The request that is known once is the job's for ever.
  fileprivate func mayBe(_ id: String) -> Bool { requestID == nil || requestID == id }
  fileprivate var endedWithoutClip: Bool { state == .failed || state == .expired }
  /// The one attempt to send it is on its way, or its answer was lost.
  fileprivate var isAttempt: Bool {
    switch state {
    case .submitting, .unknown: true
    case .failed: failure?.code == .answerLost && requestID == nil
    default: false
    }
  }
}
