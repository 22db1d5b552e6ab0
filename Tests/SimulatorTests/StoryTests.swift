import Simulator
import Testing

@Suite("The names of stories")
struct StoryTests {
  @Test(
    "A prompt names stories in brackets at its start",
    arguments: [
      ("[failed] a cat", [Story.failed]),
      ("[slow, odd-output]a cat", [.slow, .oddOutput]),
      ("[rate-limited,happy] a cat", [.rateLimited, .happy]),
    ])
  func prefixNamesStories(prompt: String, stories: [Story]) {
    #expect(Story.prefix(of: prompt) == stories)
  }

  @Test(
    "Brackets that name no story are words of the prompt",
    arguments: [
      "[a cat] runs", "a cat [failed]", "[failed", "[]", "[failed, cat] x", "",
    ])
  func otherBracketsAreWords(prompt: String) {
    #expect(Story.prefix(of: prompt) == nil)
  }

  @Test("A list with an unknown name is refused as a whole")
  func unknownNameIsRefused() {
    #expect(Story.list("slow,failed") == [.slow, .failed])
    #expect(Story.list("slow,fast") == nil)
  }

  @Test("Every story has a one-line help of its own")
  func everyStoryHasHelp() {
    let helps = Story.allCases.map(\.help)
    #expect(Set(helps).count == Story.allCases.count)
    #expect(helps.allSatisfy { !$0.isEmpty && !$0.contains("\n") })
  }
}
