import Service
import Testing

@testable import dailies_bench

/// What the questions about jobs are held against, with the same draws in each run.
@Suite struct PollingTests {
  @Test func theBoundIsRight() {
    // Found with another program, by other steps.
    #expect(abs(LogNormal(mean: 16, variation: 0.1).bound - 1.5544) < 0.001)
    #expect(abs(LogNormal(mean: 98, variation: 0.3).bound - 24.5627) < 0.001)
  }

  @Test func theLoopsAreCountedRight() {
    var tally = PollingTally()
    tally.count(readyAfter: 3, askedAt: [2, 4, 6])
    tally.count(readyAfter: 2, askedAt: [2, 4, 6])
    #expect(tally.requests == 1.5)
    #expect(tally.lag == 0.5)
    #expect(PollingTally.loop(every: 2, [3, 2]) == tally)
  }

  @Test(arguments: PollingCase.known)
  func whatIsLearntIsNearTheBoundAndBetterThanTheSDK(latency: LogNormal) {
    let ours = PollingCase.learnt(latency)
    #expect(ours.product < 1.25 * latency.bound)
    let loop = PollingTally.loop(every: 2, PollingCase.jobs(of: latency, seed: 1))
    #expect(ours.requests < loop.requests * 0.9)
    #expect(ours.lag < loop.lag * 0.85)
  }

  /// With a variation of 0.3 the bound itself needs half the questions, and so nobody can.
  @Test(arguments: PollingCase.known.filter { $0.variation < 0.2 }, [1.0, 2])
  func atTheLagOfTheSDKItAsksHalfAsOften(latency: LogNormal, gap: Double) {
    let loop = PollingTally.loop(every: gap, PollingCase.jobs(of: latency, seed: 1))
    let ours = PollingCase.learnt(latency, lag: loop.lag)
    #expect(ours.lag <= loop.lag)
    #expect(ours.requests < loop.requests / 2)
  }

  @Test(arguments: PollingCase.odd.indices)
  func whereWhatWasLearntIsWrongItIsNoWorseThanTheSDK(index: Int) {
    let (odd, past) = PollingCase.odd[index]
    let loop = PollingTally.loop(every: 2, odd.seconds)
    let ours = PollingTally.learning(from: past, odd.seconds)
    #expect(ours.requests < loop.requests * 1.05, "\(odd.name)")
    #expect(ours.lag < loop.lag * 1.05, "\(odd.name)")
  }

  @Test(arguments: PollingCase.known)
  func withoutAnythingLearntItIsTheSDKsLoop(latency: LogNormal) {
    let seconds = PollingCase.jobs(of: latency, seed: 8)
    let loop = PollingTally.loop(every: 2, seconds)
    let ours = PollingTally.schedule(PollSchedule(latency: .unknown), seconds)
    #expect(ours.requests < loop.requests * 1.05)
    #expect(ours.lag < loop.lag * 1.05)
  }
}
