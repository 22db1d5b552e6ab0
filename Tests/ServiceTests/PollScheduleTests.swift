import Testing

@testable import Service

@Suite struct PollScheduleTests {
  static let known = Latency(seconds: (0..<20).map { 90 + Double($0) })

  @Test(arguments: [(1, 4.0), (3, 16), (100, 60)])
  func whatBringsNoAnswerIsAskedEverMoreSeldom(failures: Int, delay: Double) {
    let schedule = PollSchedule(latency: Self.known)
    #expect(schedule.delay(elapsed: 95, failures: failures) == delay)
  }

  /// Nobody knows what is usual: two seconds for two minutes, then ever more slowly up to ten.
  @Test(arguments: [(2, 2.0), (50, 2), (110, 2), (240, 4), (480, 8), (3000, 10)])
  func withoutAnythingKnownItIsTheLoopOfTheOfficialSDK(elapsed: Double, delay: Double) {
    let asked = PollSchedule(latency: .unknown).delay(elapsed: elapsed, failures: 0)
    #expect(abs(asked - delay) < 0.2)
  }

  static let long = (0..<20).map { 90 + Double($0) }
  static let short = (0..<20).map { 15 + Double($0) / 10 }

  /// It can fail at once. Where the first question that is worth asking comes within a quarter of a minute, that one tells.
  @Test(
    arguments: [
      ([], 2), ([16], 2.8908), ([8], 2.9138), ([0.1], 0.5), (long, 2), (short, 14.6911),
    ] as [([Double], Double)])
  func theFirstQuestionComesSoonSinceAJobCanFailAtOnce(seconds: [Double], first: Double) {
    let schedule = PollSchedule(latency: Latency(seconds: seconds))
    #expect(abs(schedule.first - first) < 0.001)
  }

  @Test func itIsAskedSeldomBeforeAndOftenWhenItIsNear() {
    let schedule = PollSchedule(latency: Self.known)
    #expect(schedule.delay(elapsed: 10, failures: 0) > 10)
    #expect(schedule.delay(elapsed: 98, failures: 0) < 1)
    let late = schedule.delay(elapsed: 150, failures: 0)
    #expect(1.8..<2.3 ~= late, "past all that is known it is the loop again")
    #expect(schedule.delay(elapsed: 2000, failures: 0) == 10)
  }

  @Test func noQuestionFollowsAnotherAtOnce() {
    let schedule = PollSchedule(latency: Latency(seconds: Array(repeating: 1, count: 20)))
    for elapsed in stride(from: 0.0, to: 20, by: 0.1) {
      #expect(schedule.delay(elapsed: elapsed, failures: 0) >= 0.25)
    }
  }

  @Test func aPageIsBelievedLessThanOwnJobs() {
    let page = PollSchedule(latency: Latency(seconds: [98]))
    // The provider took a third of what the page says, or three times as long.
    #expect(page.delay(elapsed: 33, failures: 0) < 6)
    #expect(page.delay(elapsed: 280, failures: 0) < 5)
  }

  @Test func aJobThatNobodySawForANightSaysNothing() {
    let seconds = (0..<19).map { 15 + Double($0) / 10 }
    #expect(Latency(seconds: seconds + [30_000]) == Latency(seconds: seconds))
  }

  @Test(arguments: [0, -1, Double.nan, .infinity])
  func secondsThatCannotBeAreLeftOut(odd: Double) {
    #expect(Latency(seconds: [odd]) == .unknown)
    #expect(Latency(seconds: [odd, 20]) == Latency(seconds: [20]))
  }

  @Test func aFoundJobIsAskedAboutOftenAtFirst() {
    let schedule = PollSchedule(latency: Self.known)
    #expect(schedule.delay(elapsed: 10, failures: 0, sinceFound: 0) == 1)
  }
}
