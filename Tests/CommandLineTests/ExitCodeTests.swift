import Foundation
import Jobs
import Testing

@testable import dailies

/// Which number a script gets for which failure.
@Suite struct ExitCodeTests {
  static let codes: [(Failure.Code, Int32)] = [
    (.badRequest, 1), (.keyRefused, 4), (.outOfCredits, 8), (.forbidden, 1), (.noSuchModel, 1),
    (.retired, 1), (.protocolMismatch, 1), (.tooLarge, 1), (.generationFailed, 1), (.blocked, 1),
    (.rateLimited, 5), (.answerLost, 9), (.gatewayTimeout, 9), (.unreachable, 5), (.expired, 1),
    (.noClip, 1), (.deadline, 7), (.localFile, 1), (.uploadFailed, 1), (.inputRefused, 1),
    (.capReached, 6),
  ]

  @Test(arguments: codes)
  func everyFailureHasItsNumber(code: Failure.Code, number: Int32) {
    let failure = Failure(code, what: "It happened.", charged: .no, next: "Try.")
    #expect(ExitCode(failure).rawValue == number)
  }

  @Test func noFailureIsForgotten() {
    #expect(Set(Self.codes.map(\.0)) == Set(Failure.Code.allCases))
  }

  @Test func theNumbersAreTheOnesScriptsKnow() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 130])
  }
}
