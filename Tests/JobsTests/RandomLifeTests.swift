import FoundationEssentials
import Schema
import Testing

@testable import Jobs

/// Jobs to whom anything happens in any order: what the program says of money is never less than what may
/// be gone, a request id is never lost, and nothing that may be out is claimed again.
///
/// Unlike `JobPathsTests`, who walks every order of one set of changes, this draws what the changes carry
/// too: wrong owners, other ids, failures that claim to have cost nothing.
struct RandomLifeTests {
  static let lives = 1500
  static let eventsPerLife = 40

  /// What the events so far have told of the one real generation behind a job.
  private struct Truth {
    /// A body left, and nothing has said since that nothing came of it.
    var isOut = false
    /// The provider has said that it finished it, which is when it charges.
    var isPaid = false

    /// What the change says, whatever the job made of it.
    mutating func hear(_ change: JobChange, of job: Job) {
      switch change {
      // The provider is asked anew: of its earlier answer only the figures are known.
      case .lost, .brokeOff: isPaid = job.cost != nil || job.outputURL != nil
      case .claimed: isOut = true
      case .returned: isOut = false
      case .answered, .completed: isPaid = true
      // The provider's own word that there is nothing to pay; ours would not end a job without it.
      case .failed(let failure, _, _) where failure.charged == .no && !isPaid: isOut = false
      default: break
      }
    }

    func isBelied(by job: Job) -> Bool {
      // While it is open, "no" means: not yet.
      job.charged == .no && (isPaid || (isOut && !isAskedAbout(job)))
    }

    private func isAskedAbout(_ job: Job) -> Bool { job.state.isOpen && job.failure == nil }
  }

  @Test(arguments: Contract.allCases)
  func nothingThatHappensMakesTheProgramLie(_ contract: Contract) async {
    var dice = Dice(seed: contract == .v1 ? 1 : 2)
    var reached: Set<JobState> = []
    for life in 0..<Self.lives {
      // Others wait for the processor too.
      await Task.yield()
      var job = sampleJob(contract)
      var truth = Truth()
      var story: [JobChange] = []
      func told() -> Comment { "life \(life): \(story)" }
      for _ in 0..<Self.eventsPerLife {
        let change = dice.change()
        guard let next = change.apply(to: job) else { continue }
        story.append(change)
        if case .claimed = change { #expect(!truth.isOut, told()) }
        #expect(job.requestID == nil || next.requestID == job.requestID, told())
        truth.hear(change, of: job)
        #expect(!truth.isBelied(by: next), told())
        if let failure = next.failure, !next.state.isUnsent, truth.isPaid {
          #expect(failure.charged != .no, told())
        }
        job = next
        reached.insert(job.state)
      }
    }
    #expect(reached == Set(JobState.allCases))
  }
}

/// Chance that is the same in every run.
private struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  private mutating func one<Item>(of items: [Item], or fallback: Item) -> Item {
    items.randomElement(using: &self) ?? fallback
  }

  private mutating func maybe<Item>(_ item: Item) -> Item? {
    Bool.random(using: &self) ? item : nil
  }

  private mutating func owner() -> String { one(of: ["process 1", "process 2"], or: "") }
  private mutating func id() -> String { one(of: ["r1", "r2"], or: "") }

  private mutating func failure() -> Failure {
    sampleFailure(
      one(of: Failure.Code.allCases, or: .answerLost),
      charged: one(of: [.no, .maybe, .yes], or: .no))
  }

  mutating func change() -> JobChange {
    let changes: [JobChange] = [
      .uploadStarted, .returned(pause: maybe(failure())), .paused(failure()),
      .unpaused(owner: owner()), .claimed(body: "{}", owner: owner(), at: sampleDate),
      .accepted(requestID: id(), statusURL: nil, responseURL: nil, reply: nil),
      .answered(requestID: maybe(id()), cost: maybe(0.01), seed: nil), .started,
      .completed(outputURL: "o", cost: maybe(0.01), seed: nil, reply: nil),
      .brokeOff(failure(), from: maybe(owner()), at: sampleDate),
      .saved(sampleClip, at: sampleDate, by: maybe(owner())),
      .failed(failure(), reply: nil, at: sampleDate), .lost(failure(), at: sampleDate),
      .treatedAsLost(failure(), at: sampleDate), .expired(failure(), at: sampleDate),
      .delayed(failure()), .cancelled(at: sampleDate), .reopened,
      .clipDeleted, .remarked(.tags(["hero"])),
    ]
    return one(of: changes, or: .started)
  }
}
