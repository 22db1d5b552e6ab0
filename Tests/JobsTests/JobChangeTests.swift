import FoundationEssentials
import Schema
import Testing

@testable import Jobs

/// The life of a job: what may happen in which state, and what it leaves. Every row here is about money.
struct JobChangeTests {
  /// One line for each change: from these states, to that one. `v1` marks what only that contract can do.
  struct Row: Sendable, CustomTestStringConvertible {
    let change: String
    let from: Set<JobState>
    var fromOnV1: Set<JobState> = []
    /// nil: the state stays as it is.
    let to: JobState?
    /// What else the job needs for the change to be possible.
    var given: @Sendable (inout Job) -> Void = { _ in }

    var testDescription: String { change }
  }

  static let table: [Row] = [
    Row(change: "uploadStarted", from: [.waiting], to: .uploading),
    Row(change: "returned", from: [.uploading, .submitting], to: .waiting),
    Row(change: "returned with a pause", from: [.uploading, .submitting], to: .waiting),
    Row(change: "paused", from: [.waiting, .uploading], to: .waiting),
    Row(change: "unpaused", from: [.waiting], to: nil, given: { $0.pause = sampleFailure() }),
    Row(change: "claimed", from: [.waiting, .uploading], to: .submitting),
    Row(change: "accepted", from: [.submitting, .unknown], to: .queued),
    Row(change: "answered", from: [], fromOnV1: [.submitting, .unknown], to: .downloading),
    Row(change: "started", from: [.queued], to: .processing),
    Row(
      change: "completed", from: [.queued, .processing, .downloading, .expired],
      fromOnV1: [.submitting, .unknown], to: .downloading),
    Row(change: "brokeOff", from: [.downloading], to: nil, given: { $0.requestID = "r1" }),
    Row(change: "saved", from: [.downloading], to: .done, given: { $0.owner = nil }),
    Row(change: "saved by its own connection", from: [.downloading], to: .done),
    Row(
      change: "failed",
      from: [.uploading, .submitting, .unknown, .queued, .processing, .downloading], to: .failed),
    Row(change: "lost", from: [.submitting], to: .unknown),
    Row(change: "treatedAsLost", from: [.unknown], to: .failed),
    Row(change: "expired", from: [.queued, .processing, .downloading], to: .expired),
    Row(
      change: "delayed", from: [.queued, .processing, .downloading], to: nil,
      given: { $0.owner = nil }),
    Row(change: "cancelled", from: [.waiting, .uploading], to: .cancelled),
    Row(
      change: "reopened", from: [.failed, .expired, .queued, .processing], to: .queued,
      given: {
        $0.requestID = "r1"
        $0.failure = sampleFailure()
        // What is late while its clip is fetched is not asked about but fetched again.
        if $0.state == .downloading { $0.failure = nil }
      }),
    Row(
      change: "clipDeleted", from: [.done], to: .downloading, given: { $0.outputURL = "o" }),
    Row(change: "tagged", from: Set(JobState.allCases), to: nil),
    Row(change: "thrown away", from: [.done, .failed, .expired, .cancelled], to: nil),
  ]

  @Test func theTableNamesEveryChangeOnce() {
    #expect(Self.table.map(\.change) == sampleChanges.map(\.name))
  }

  @Test(arguments: table, Contract.allCases)
  func aChangeIsPossibleInItsStatesAndInNoOther(_ row: Row, _ contract: Contract) throws {
    let change = try #require(sampleChanges.first { $0.name == row.change }).change
    let possible = contract == .v1 ? row.from.union(row.fromOnV1) : row.from
    for state in JobState.allCases {
      var job = sampleJob(contract, state: state)
      row.given(&job)
      let next = change.apply(to: job)
      #expect((next != nil) == possible.contains(state), "\(row.change) on \(state), \(contract)")
      if let next { #expect(next.state == row.to ?? state) }
    }
  }

  @Test(arguments: [JobState.waiting, .uploading])
  func aPausedJobIsNeverSent(_ state: JobState) {
    var job = sampleJob(state: state)
    job.pause = sampleFailure(.outOfCredits)
    #expect(JobChange.claimed(body: "{}", owner: "me", at: sampleDate).apply(to: job) == nil)
    #expect(JobChange.uploadStarted.apply(to: job) == nil)
  }

  @Test func onlyAPausedJobCanBeLetGoOn() {
    #expect(JobChange.unpaused(owner: "me").apply(to: sampleJob()) == nil)
  }

  @Test func theClaimKeepsTheExactBodyItsOwnerAndTheTime() {
    let next = JobChange.claimed(body: "{\"a\":1}", owner: "me", at: sampleDate)
      .apply(to: sampleJob())
    #expect(next?.body == "{\"a\":1}")
    #expect(next?.owner == "me")
    #expect(next?.submittedAt == sampleDate)
  }

  @Test func whatWasReturnedHasNotBeenSubmitted() {
    var job = sampleJob(state: .submitting)
    job.body = "{}"
    job.submittedAt = sampleDate
    let pause = sampleFailure(.unreachable)
    let next = JobChange.returned(pause: pause).apply(to: job)
    #expect(next?.body == nil)
    #expect(next?.submittedAt == nil)
    #expect(next?.pause == pause)
    #expect(next?.charged == .no)
  }

  @Test func aLateAcceptanceWinsOverUnknown() throws {
    let lost = try #require(
      JobChange.lost(sampleFailure(.answerLost, charged: .maybe), at: sampleDate)
        .apply(to: sampleJob(state: .submitting)))
    #expect(lost.charged == .maybe)
    let next = try #require(
      JobChange.accepted(requestID: "r1", statusURL: "s", responseURL: "u", reply: "raw")
        .apply(to: lost))
    #expect(next.state == .queued)
    #expect(next.requestID == "r1")
    #expect(next.statusURL == "s")
    #expect(next.responseURL == "u")
    #expect(next.rawReply == "raw")
    #expect(next.failure == nil)
    #expect(next.finishedAt == nil)
  }

  @Test func aLateClipWinsOverUnknownAndItsProcessGoesOnFetchingIt() throws {
    var sending = sampleJob(.v1, state: .submitting)
    sending.owner = "me"
    let lost = try #require(
      JobChange.lost(sampleFailure(.answerLost, charged: .maybe), at: sampleDate)
        .apply(to: sending))
    let next = try #require(
      JobChange.answered(requestID: "r1", cost: 0.005, seed: 9).apply(to: lost))
    #expect(next.state == .downloading)
    #expect(next.owner == "me")
    #expect(next.requestID == "r1")
    #expect(next.cost == 0.005)
    #expect(next.reportedSeed == 9)
    #expect(next.charged == .yes)
    #expect(next.failure == nil)
    #expect(next.finishedAt == nil)
  }

  @Test func aLateRefusalEndsAnUnknownJobUncharged() throws {
    let refusal = sampleFailure(.badRequest)
    let next = try #require(
      JobChange.failed(refusal, reply: "no", at: sampleDate).apply(to: sampleJob(state: .unknown)))
    #expect(next.charged == .no)
    #expect(next.failure == refusal)
    #expect(next.rawReply == "no")
  }

  @Test func completionKeepsWhatWasKnownWhereTheReplyIsSilent() throws {
    var job = sampleJob(.v1, state: .downloading)
    job.owner = "me"
    job.cost = 0.005
    job.reportedSeed = 7
    job.rawReply = "first"
    let next = try #require(
      JobChange.completed(outputURL: "o", cost: nil, seed: nil, reply: nil)
        .apply(to: job))
    #expect(next.outputURL == "o")
    #expect(next.cost == 0.005)
    #expect(next.reportedSeed == 7)
    #expect(next.rawReply == "first")
    #expect(next.owner == nil, "whoever has the lease fetches it")
  }

  @Test func whereTheClipIsIsSaidOnce() {
    var job = sampleJob(state: .downloading)
    job.outputURL = "o"
    let change = JobChange.completed(outputURL: "p", cost: nil, seed: nil, reply: nil)
    #expect(change.apply(to: job) == nil)
  }

  @Test func aClipThatComesToAProcessIsSavedByThatOneAlone() {
    var job = sampleJob(.v1, state: .downloading)
    job.owner = "its process"
    job.requestID = "r1"
    #expect(JobChange.saved(sampleClip, at: sampleDate).apply(to: job) == nil)
    let failure = sampleFailure(.noClip, charged: .yes)
    #expect(JobChange.brokeOff(failure, from: "another", at: sampleDate).apply(to: job) == nil)
    let open = JobChange.brokeOff(failure, from: "its process", at: sampleDate).apply(to: job)
    #expect(open?.owner == nil)
    #expect(open?.charged == .yes)
    let late = JobChange.saved(sampleClip, at: sampleDate, by: "its process")
    #expect(open.flatMap(late.apply) == nil)
  }

  @Test func aBrokenClipWithoutAnIdIsLookedUpByItsBody() {
    let job = sampleJob(.v1, state: .downloading)
    let failure = sampleFailure(.noClip, charged: .yes)
    let next = JobChange.brokeOff(failure, from: "process 1", at: sampleDate).apply(to: job)
    #expect(next?.state == .unknown)
    #expect(next?.failure == failure)
  }

  @Test func aDeletedClipIsFetchedWhereTheProviderCanSayWhichItWas() {
    var job = sampleJob(.v1, state: .done)
    job.clip = sampleClip
    #expect(JobChange.clipDeleted.apply(to: job) == nil, "nobody would know which it was")
    job.requestID = "r1"
    let next = JobChange.clipDeleted.apply(to: job)
    #expect(next?.state == .downloading)
    #expect(next?.charged == .yes)
    #expect(next?.clip == nil)
  }

  @Test func aSavedJobHasItsClipAndNoFailure() {
    var job = sampleJob(state: .downloading)
    job.failure = sampleFailure()
    job.owner = nil
    let clip = sampleClip
    let next = JobChange.saved(clip, at: sampleDate).apply(to: job)
    #expect(next?.clip == clip)
    #expect(next?.failure == nil)
    #expect(next?.finishedAt == sampleDate)
    #expect(next?.owner == nil)
  }

  @Test func aJobCanBeAskedAboutAgainOnlyWhereTheProviderKnowsIt() {
    var job = sampleJob(state: .failed)
    job.failure = sampleFailure(.noClip, charged: .yes)
    #expect(JobChange.reopened.apply(to: job) == nil)
    job.requestID = "r1"
    let next = JobChange.reopened.apply(to: job)
    #expect(next?.state == .queued)
    #expect(next?.failure == nil)
    #expect(next?.finishedAt == nil)
  }

  @Test(arguments: [JobState.queued, .processing])
  func aRunningJobIsReopenedOnlyAfterItsDeadline(_ state: JobState) throws {
    var job = sampleJob(state: state)
    job.requestID = "r1"
    #expect(JobChange.reopened.apply(to: job) == nil)
    let given = try #require(
      JobChange.delayed(sampleFailure(.deadline)).apply(to: job))
    #expect(given.state == state)
    #expect(JobChange.reopened.apply(to: given)?.failure == nil)
  }

  @Test func whatIsLateToBeFetchedIsFetchedAndNotAskedAbout() throws {
    var job = sampleJob(state: .downloading)
    job.owner = nil
    job.requestID = "r1"
    #expect(JobChange.reopened.apply(to: job) == nil, "it is being fetched")
    let late = try #require(
      JobChange.delayed(sampleFailure(.unreachable)).apply(to: job))
    #expect(late.isLate)
    #expect(late.charged == .yes)
    let again = try #require(JobChange.reopened.apply(to: late))
    #expect(again.state == .downloading)
    #expect(!again.isLate)
  }

  @Test func askingAgainForgetsNoMoney() throws {
    var job = sampleJob(state: .failed)
    job.requestID = "r1"
    job.failure = sampleFailure(.noClip, charged: .yes)
    #expect(JobChange.reopened.apply(to: job)?.charged == .yes)
    job.failure = sampleFailure(.answerLost, charged: .maybe)
    #expect(JobChange.reopened.apply(to: job)?.charged == .maybe)
    job.failure = sampleFailure(.generationFailed)
    #expect(JobChange.reopened.apply(to: job)?.charged == .no)
  }

  @Test(arguments: Contract.allCases)
  func aLateAnswerWinsOverWhoGaveUpOnIt(_ contract: Contract) throws {
    let lost = try #require(
      JobChange.lost(sampleFailure(.answerLost, charged: .maybe), at: sampleDate)
        .apply(to: sampleJob(contract, state: .submitting)))
    let givenUp = try #require(
      JobChange.treatedAsLost(sampleFailure(.answerLost, charged: .maybe), at: sampleDate)
        .apply(to: lost))
    #expect(givenUp.state == .failed)
    let answer =
      contract == .v1
      ? JobChange.answered(requestID: "r1", cost: nil, seed: nil)
      : .accepted(requestID: "r1", statusURL: nil, responseURL: nil, reply: nil)
    let found = try #require(answer.apply(to: givenUp))
    #expect(found.state == (contract == .v1 ? .downloading : .queued))
    #expect(answer.apply(to: found) == nil, "only once")
  }
}
