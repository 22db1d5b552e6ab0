import FoundationEssentials
import Schema
import Testing

@testable import Jobs

/// Every path a job can take, walked to its end: no order of events sends a job a second time.
struct JobPathsTests {
  /// A job and what has happened to it on the way.
  private struct Station: Hashable {
    var job: Job
    /// The provider has surely taken it once.
    var wasTaken = false
    /// It was sent, and nothing has said since that it was not taken.
    var isOut = false
  }

  private struct Step: Hashable {
    let from: Station
    let name: String
    let to: Station
  }

  private static func steps(_ contract: Contract) -> [Step] {
    var open = [Station(job: sampleJob(contract))]
    var seen = Set(open)
    var steps: [Step] = []
    while let from = open.popLast() {
      for (name, change) in sampleChanges {
        guard let job = change.apply(to: from.job) else { continue }
        var to = Station(job: job, wasTaken: from.wasTaken, isOut: from.isOut)
        if ["accepted", "answered", "completed"].contains(name) { to.wasTaken = true }
        if name == "claimed" { to.isOut = true }
        if name.hasPrefix("returned") { to.isOut = false }
        steps.append(Step(from: from, name: name, to: to))
        if seen.insert(to).inserted { open.append(to) }
      }
    }
    return steps
  }

  @Test(arguments: Contract.allCases)
  func whatTheProviderTookIsNeverSentAgain(_ contract: Contract) {
    let claims = Self.steps(contract).filter { $0.name == "claimed" }
    #expect(!claims.isEmpty)
    #expect(!claims.contains { $0.from.wasTaken })
  }

  @Test(arguments: Contract.allCases)
  func whatIsOutIsNotSentAgainBeforeTheProviderReturnedIt(_ contract: Contract) {
    #expect(!Self.steps(contract).contains { $0.name == "claimed" && $0.from.isOut })
  }

  @Test(arguments: Contract.allCases)
  func onlyAReturnLeadsFromSendingBackToWaiting(_ contract: Contract) {
    let back = Self.steps(contract).filter {
      $0.from.job.state != .waiting && $0.to.job.state == .waiting
    }
    #expect(Set(back.map(\.name)) == ["returned", "returned with a pause", "paused"])
    #expect(Set(back.map(\.from.job.state)) == [.uploading, .submitting])
  }

  @Test(arguments: Contract.allCases)
  func everyStateIsReached(_ contract: Contract) {
    #expect(
      Set(Self.steps(contract).map(\.to.job.state)) == Set(JobState.allCases))
  }

  @Test(arguments: Contract.allCases)
  func whatWasSavedOrCancelledStaysSo(_ contract: Contract) {
    let ended: Set<JobState> = [.done, .cancelled]
    let steps = Self.steps(contract).filter { ended.contains($0.from.job.state) }
    #expect(Set(steps.map(\.name)) == ["clipDeleted", "tagged", "thrown away"])
  }

  @Test(arguments: Contract.allCases)
  func whatMovesAgainIsInTheTrashNoMore(_ contract: Contract) {
    #expect(
      !Self.steps(contract).contains { $0.to.job.state.isOpen && $0.to.job.trashedAt != nil })
  }

  @Test(arguments: Contract.allCases)
  func noJobForgetsItsRequestID(_ contract: Contract) {
    #expect(
      !Self.steps(contract).contains {
        $0.from.job.requestID != nil && $0.to.job.requestID == nil
      })
  }

  @Test(arguments: Contract.allCases)
  func whatHasEndedSaysWhen(_ contract: Contract) {
    for step in Self.steps(contract) {
      let job = step.to.job
      #expect(job.state.isOpen == (job.finishedAt == nil), "after \(step.name): \(job.state)")
    }
  }
}
