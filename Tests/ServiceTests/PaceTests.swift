import Foundation
import Jobs
import Testing

@testable import Service

/// The arithmetic of how fast generations are sent, and how much one asks who does not answer.
@Suite struct PaceTests {
  private static let start = Date(timeIntervalSince1970: 1_790_000_000)
  private static func at(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

  /// Sends as many as may go at once; how many that are.
  private func fill(_ pace: inout Pace, _ model: String, at seconds: Double) -> Int {
    var count = 0
    while pace.turn(of: model, at: Self.at(seconds)) == .now, count < 1000 {
      pace.begin(model, at: Self.at(seconds))
      count += 1
    }
    return count
  }

  private func end(
    _ pace: inout Pace, _ model: String = "a", begun: Double, _ finding: Pace.Finding,
    at seconds: Double
  ) {
    pace.end(model, begun: Self.at(begun), finding, at: Self.at(seconds))
  }

  @Test func noModelTakesThePlacesOfAllOthers() {
    var pace = Pace()
    #expect(fill(&pace, "a", at: 0) == 4)
    #expect(pace.turn(of: "a", at: Self.at(0)) == .afterAnother)
    #expect(fill(&pace, "b", at: 0) == 4)
    #expect(pace.turn(of: "c", at: Self.at(0)) == .afterAnother, "eight altogether")
    end(&pace, "a", begun: 0, .answered, at: 1)
    #expect(fill(&pace, "c", at: 1) == 1)
  }

  @Test func aMinuteHoldsSoManyAndNoMore() {
    var pace = Pace(limits: .init(atATime: 8, ofAModel: 8, inAMinute: 3))
    for second in [0.0, 10, 20] {
      pace.begin("a", at: Self.at(second))
      end(&pace, begun: second, .answered, at: second)
    }
    #expect(pace.turn(of: "a", at: Self.at(21)) == .at(Self.at(60)))
    #expect(fill(&pace, "a", at: 60) == 1)
    #expect(pace.turn(of: "a", at: Self.at(61)) == .at(Self.at(70)))
  }

  @Test func after429NothingGoesBeforeItsTimeAndThenHalfAsMuch() {
    var pace = Pace()
    #expect(fill(&pace, "a", at: 0) == 4)
    for _ in 1...4 { end(&pace, begun: 0, .tooMany(seconds: 30), at: 1) }
    #expect(pace.turn(of: "b", at: Self.at(30)) == .at(Self.at(31)))
    #expect(pace.share == 0.5, "those that were sent together say one thing together")
    #expect(fill(&pace, "a", at: 31) == 2)
    #expect(fill(&pace, "b", at: 31) == 2)
  }

  @Test func itGetsSlowlyFasterAgain() {
    var pace = Pace()
    pace.begin("a", at: Self.at(0))
    end(&pace, begun: 0, .tooMany(seconds: 1), at: 0)
    for answer in 1...8 {
      pace.begin("a", at: Self.at(Double(answer)))
      end(&pace, begun: Double(answer), .answered, at: Double(answer))
      #expect(pace.share == 0.5 + Double(answer) / 16)
    }
    #expect(fill(&pace, "a", at: 9) == 4)
  }

  @Test func a429ThatNamesNoTimeIsAskedEverMoreSeldom() {
    var pace = Pace()
    var date = Self.at(0)
    var waits: [Double] = []
    for _ in 1...7 {
      pace.begin("a", at: date)
      pace.end("a", begun: date, .tooMany(seconds: 1), at: date)
      guard case .at(let next) = pace.turn(of: "a", at: date) else { break }
      waits.append(next.timeIntervalSince(date))
      date = next
    }
    #expect(waits == [1, 5, 10, 20, 40, 60, 60])
    #expect(pace.share == 0.125)
  }

  @Test func whoDoesNotAnswerIsAskedFewTimesThenOneByOneAndEverMoreSeldom() {
    var pace = Pace()
    for _ in 1...4 {
      pace.begin("a", at: Self.at(0))
      end(&pace, begun: 0, .unanswered, at: 0)
    }
    #expect(pace.turn(of: "a", at: Self.at(0)) == .now)
    pace.begin("a", at: Self.at(0))
    end(&pace, begun: 0, .unanswered, at: 0)
    var probes: [Double] = []
    var now = 0.0
    while now < 300 {
      guard case .at(let next) = pace.turn(of: "a", at: Self.at(now)) else { break }
      now = next.timeIntervalSince(Self.start)
      #expect(fill(&pace, "a", at: now) == 1)
      probes.append(now)
      end(&pace, begun: now, .unanswered, at: now)
    }
    #expect(probes == [5, 15, 35, 75, 135, 195, 255, 315])
    end(&pace, begun: now, .answered, at: now)
    #expect(fill(&pace, "a", at: now) > 1)
  }

  @Test func oneFailureInTenHoldsNobodyUp() {
    var quota = RetryQuota()
    for number in 1...1000 {
      quota.asked(at: Self.at(0))
      if number.isMultiple(of: 10) { quota.failed(at: Self.at(0)) } else { quota.answered() }
      #expect(quota.heldUntil == .distantPast)
    }
  }

  @Test func creditsAreBackOnlyWhenThereAreMoreThanAtTheRefusal() {
    var gate = CreditGate()
    #expect(gate.isOpen)
    gate.close()
    gate.see(0.11)
    gate.see(0.11)
    #expect(!gate.isOpen)
    gate.see(0.05)
    gate.see(0.11)
    #expect(gate.isOpen)
    gate.close()
    gate.see(5)
    #expect(!gate.isOpen, "what is there was too little")
  }
}
