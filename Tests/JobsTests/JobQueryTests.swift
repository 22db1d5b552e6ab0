import Testing

@testable import Jobs

struct JobQueryTests {
  @Test(arguments: [
    ("", JobQuery()),
    ("  Coast   gold ", JobQuery(words: ["coast", "gold"])),
    ("model:p-video coast", JobQuery(words: ["coast"], model: "p-video")),
    ("state:saved", JobQuery(states: [.done])),
    ("state:done", JobQuery(states: [.done])),
    ("state:maybe", JobQuery(states: [.unknown])),
    ("state:Un", JobQuery(states: [.unknown])),
    ("tag:Hero coast", JobQuery(words: ["coast"], tags: ["hero"])),
    ("state:never", JobQuery(states: [])),
    ("https://a.example", JobQuery(words: ["https://a.example"])),
  ])
  func whatIsTypedIsWordsAndFilters(_ typed: String, _ query: JobQuery) {
    #expect(JobQuery(typed) == query)
  }

  @Test func everyStateIsFoundByTheWordOnTheScreen() {
    for state in JobState.allCases {
      let first = state.word.prefix { $0 != " " }
      #expect(JobQuery("state:\(first)").states?.contains(state) == true)
    }
  }
}
