import History
import Jobs
import Testing

@testable import dailies_bench

/// What is counted of the simulated service, and the jobs that it is given.
@Suite struct RequestTests {
  @Test func theBusiestTimeIsFoundWhereverItBegins() {
    var tally = RequestTally()
    for second in [0.0, 0.9, 1.1, 1.2, 1.8, 2.1, 9] {
      tally.note("/v2/requests/1/status", 200, at: second)
    }
    #expect(tally.most(within: 1) == 4)
    #expect(tally.most(within: 60) == 7)
    #expect(RequestTally().most(within: 1) == 0)
  }

  @Test func questionsAreCountedByJobAndFilesNotAtAll() {
    var tally = RequestTally()
    for path in [
      "/v2/requests/a/status", "/v2/requests/a/status", "/v2/requests/a",
      "/v2/requests/b/status", "/generations/a.mp4", "/assets/face.png", "/v1/get-user-credits",
    ] { tally.note(path, 200, at: 0) }
    tally.note("/v2/requests/b/status", 429, at: 0)
    #expect(tally.count == 6)
    #expect(tally.questionsPerJob == 2)
    #expect(tally.refusals == 1)
  }

  @Test func jobsAreOpenAtTheServiceAndInTheLibrary() async throws {
    let home = try StudioHome()
    let provider = try await Provider(speed: 0.01)
    let first = try provider.open(3, in: home.library)
    let more = try provider.open(2, in: home.library, age: 10)
    try provider.remember(LogNormal(mean: 16, variation: 0.1), in: home.library)
    let store = try JobStore(folder: home.library)
    let open = try store.jobs(in: JobState.open)
    #expect(Set(open.map(\.id)) == Set(first + more))
    #expect(open.allSatisfy { $0.state == .queued && $0.owner == nil })
    #expect(Set(open.compactMap(\.requestID)).count == 5)
    let past = try store.saved(of: "p-video", limit: 100).compactMap(\.secondsTaken)
    #expect(past.count == 20)
    #expect(past.allSatisfy { (10...24).contains($0) })
  }
}
