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
    let answer4 = pace.takesFrame(start)
    #expect(answer4)
    #expect(pace.deadline == nil)
    pace.changed(urgently: false)
    let answer5 = pace.takesFrame(start + .milliseconds(1))
    #expect(!answer5)
    #expect(pace.deadline == start + FramePace.interval)
    pace.changed(urgently: true)
    let answer6 = pace.takesFrame(start + .milliseconds(2))
    #expect(answer6)
    let answer7 = pace.takesFrame(start + .seconds(1))
    #expect(!answer7)
    pace.changed(urgently: false)
    let answer8 = pace.takesFrame(start + .seconds(2))
    #expect(answer8)
  }
}
