import ArgumentParser
import Testing

@testable import dailies

@Suite struct StudioCommandTests {
  /// A new option that has no value there would end the program at the start.
  @Test func withoutWordsItIsWhatTheParserMakesOfNone() throws {
    #expect("\(StudioCommand.withoutWords)" == "\(try StudioCommand.parse([]))")
  }
}
