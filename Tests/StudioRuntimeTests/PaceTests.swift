import Testing

@testable import StudioRuntime

/// When the loop has to wake: as seldom as can be.
@Suite struct PaceTests {
  private let start = ContinuousClock.now

  @Test func nothingTicksWhileNoJobIsOpen() {
    var ticker = Ticker()
    ticker.run(false, now: start)
    #expect(ticker.deadline == nil)
    let answer1 = ticker.isDue(start + .seconds(100))
    #expect(!answer1)
  }

  @Test func openJobsTickOnceASecondAndStopWithTheLast() {
    var ticker = Ticker()
    ticker.run(true, now: start)
    ticker.run(true, now: start + .milliseconds(500))
    #expect(ticker.deadline == start + .seconds(1))
    let answer2 = ticker.isDue(start + .milliseconds(999))
    #expect(!answer2)
    let answer3 = ticker.isDue(start + .seconds(1))
    #expect(answer3)
    #expect(ticker.deadline == start + .seconds(2))
    ticker.run(false, now: start + .seconds(1))
    #expect(ticker.deadline == nil)
  }

  @Test func aKeyIsDrawnAtOnceAndNewsWaitForTheirTurn() {
    var pace = FramePace()
    let first = pace.takesFrame(start)
    #expect(first)
    #expect(pace.deadline == nil)
    pace.changed(urgently: false)
    // What was drawn before was no news.
    let news = pace.takesFrame(start + .milliseconds(1))
    #expect(news)
    pace.changed(urgently: false)
    let more = pace.takesFrame(start + .milliseconds(2))
    #expect(!more)
    #expect(pace.deadline == start + .milliseconds(1) + FramePace.interval)
    pace.changed(urgently: true)
    let key = pace.takesFrame(start + .milliseconds(3))
    #expect(key)
    // The news before it were drawn along; those after it wait for their own turn.
    pace.changed(urgently: false)
    let late = pace.takesFrame(start + .milliseconds(67))
    #expect(!late)
    let due = pace.takesFrame(start + .milliseconds(68))
    #expect(due)
    let nothing = pace.takesFrame(start + .seconds(1))
    #expect(!nothing)
  }
}
