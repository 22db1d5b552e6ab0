import FoundationEssentials
import Schema
import Testing

@testable import Jobs

struct JobTests {
  @Test(arguments: [
    (JobState.waiting, Charged.no), (.uploading, .no), (.submitting, .maybe), (.queued, .no),
    (.processing, .no), (.downloading, .yes), (.done, .yes), (.failed, .no), (.expired, .maybe),
    (.unknown, .maybe), (.cancelled, .no),
  ])
  func whetherItCostMoneyFollowsFromItsState(_ state: JobState, _ charged: Charged) {
    #expect(sampleJob(state: state).charged == charged)
  }

  @Test func aFailureThatWasChargedSaysSo() {
    var job = sampleJob(state: .failed)
    job.failure = sampleFailure(.noClip, charged: .yes)
    #expect(job.charged == .yes)
  }

  @Test func theProviderKeepsAResultForAnHourAfterTheSubmit() {
    var job = sampleJob()
    #expect(job.keptUntil == nil)
    job.submittedAt = Date(timeIntervalSince1970: 100)
    #expect(job.keptUntil == Date(timeIntervalSince1970: 3700))
  }

  @Test func aJobComesBackFromJSONAsItWas() throws {
    let last = try sampleChanges.filter {
      ["claimed", "accepted", "started", "completed", "saved"].contains($0.name)
    }.reduce(sampleJob()) { try #require($1.change.apply(to: $0)) }
    let data = try JSONEncoder().encode(last)
    #expect(try JSONDecoder().decode(Job.self, from: data) == last)
    let names = try #require(try Value(json: data).members).keys
    #expect(Set(names).isSubset(of: Job.CodingKeys.allCases.map(\.rawValue)))
    #expect(names.contains("request_id"))
  }

  @Test func aJobsNameHasTenCharactersThatCannotBeConfused() {
    var generator = SystemRandomNumberGenerator()
    let names = (0..<200).map { _ in JobID.draw(using: &generator) }
    #expect(names.allSatisfy { $0.count == 10 && !$0.contains { "ilou".contains($0) } })
    #expect(Set(names).count == names.count)
  }
}
