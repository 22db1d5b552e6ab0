import StudioUI
import Testing

@testable import dailies

/// Whether a terminal is asked for real pictures, which are large.
@Suite struct GraphicsTests {
  @Test(arguments: [
    (GraphicsPolicy.auto, [:], true), (.auto, ["SSH_CONNECTION": "a 1 b 22"], false),
    (.auto, ["SSH_TTY": "/dev/pts/1"], false), (.pixels, ["SSH_TTY": "/dev/pts/1"], true),
    (.cells, [:], false),
  ])
  func overALineTheyAreOnlyWantedWhereThatIsSaid(
    policy: GraphicsPolicy, environment: [String: String], isWanted: Bool
  ) {
    #expect(policy.wantsPixels(environment: environment) == isWanted)
  }
}
