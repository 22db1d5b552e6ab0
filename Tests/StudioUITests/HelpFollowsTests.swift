import StudioUI
import TerminalCore
import Testing

/// The help of a field comes once the focus rests on it, so that moving on writes little.
@Suite struct HelpFollowsTests {
  private let help = "How many seconds the clip lasts."

  @Test func helpComesWhenTheFocusRests() throws {
    var state = try Pilot().state
    #expect(update(&state, .key(.down, at: state.now)) == [.awaitRest])
    #expect(update(&state, .key(.down, at: state.now)) == [.awaitRest])
    #expect(!draw(state).text.contains(help))
    #expect(update(&state, .rested) == [])
    #expect(draw(state).text.contains(help))
  }

  @Test func anotherModelIsExplainedAtOnce() throws {
    var state = try Pilot().state
    #expect(update(&state, .key(.character("]"), at: state.now)) == [])
    #expect(draw(state).text.contains("a path to an image"))
  }

  @Test func newsOfJobsDoesNotPutItOff() throws {
    var state = try Pilot().state
    _ = update(&state, .key(.down, at: state.now))
    #expect(update(&state, .told("News.")) == [])
  }
}
