import Testing

@testable import Service

@Suite struct PollScheduleTests {
  struct Row: Sendable {
    let expected: Double?
    let elapsed: Double
    var failures = 0
    let delay: Double
  }

  @Test(arguments: [
    Row(expected: 16, elapsed: 0, delay: 2),
    Row(expected: 16, elapsed: 5, delay: 16.0 / 6),
    Row(expected: 16, elapsed: 10, delay: 1),
    Row(expected: 98, elapsed: 20, delay: 10),
    Row(expected: 98, elapsed: 90, delay: 98.0 / 16),
    // Three times longer than usual, or nobody knows what is usual.
    Row(expected: 16, elapsed: 50, delay: 5),
    Row(expected: 16, elapsed: 500, delay: 10),
    Row(expected: nil, elapsed: 3, delay: 2),
    Row(expected: nil, elapsed: 30, delay: 5),
    Row(expected: nil, elapsed: 300, delay: 10),
    Row(expected: 16, elapsed: 10, failures: 1, delay: 4),
    Row(expected: 16, elapsed: 10, failures: 3, delay: 16),
    Row(expected: 16, elapsed: 10, failures: 100, delay: 60),
  ])
  func whenToAskAgain(row: Row) {
    let schedule = PollSchedule(expected: row.expected)
    #expect(schedule.delay(elapsed: row.elapsed, failures: row.failures) == row.delay)
  }

  @Test(arguments: [(nil, 2.0), (16, 2), (8, 1), (0.1, 0.5)])
  func theFirstQuestionComesSoon(expected: Double?, first: Double) {
    #expect(PollSchedule(expected: expected).first == first)
  }

  @Test func aWholeGenerationTakesFewQuestions() {
    let schedule = PollSchedule(expected: 100)
    var elapsed = schedule.first
    var questions = 1
    while elapsed < 100 {
      elapsed += schedule.delay(elapsed: elapsed, failures: 0)
      questions += 1
    }
    #expect(questions < 20)
    #expect(elapsed < 110, "and the clip is not kept waiting")
  }
}
