import FoundationEssentials
import Testing

@testable import Jobs

struct JobQueryTests {
  private static func query(_ change: (inout JobQuery) -> Void) -> JobQuery {
    var query = JobQuery()
    change(&query)
    return query
  }

  @Test(arguments: [
    ("", query { _ in }),
    ("  Coast   gold ", query { $0.words = [.init("coast"), .init("gold")] }),
    (
      "model:p-video coast",
      query {
        $0.words = [.init("coast")]
        $0.model = "p-video"
      }
    ),
    ("state:saved", query { $0.states = [.done] }),
    ("state:done", query { $0.states = [.done] }),
    ("state:paused", query { $0.isPaused = true }),
    ("state:maybe", query { $0.states = [.unknown] }),
    ("STATE:Un", query { $0.states = [.unknown] }),
    ("tag:Hero tag:b", query { $0.tags = ["hero", "b"] }),
    ("https://a.example", query { $0.words = [.init("https://a.example")] }),
    (
      "\"Gold coast\" -night -\"wide shot\"",
      query {
        $0.words = [.init("gold coast", isQuoted: true)]
        $0.without = [.init("night"), .init("wide shot", isQuoted: true)]
      }
    ),
    ("\"gold co", query { $0.words = [.init("gold co", isQuoted: true)] }),
    ("… - -- !? \"\"", query { _ in }),
    (
      "seed:42 rating:>=4",
      query {
        $0.seed = 42
        $0.rating = Comparison(">=4")
      }
    ),
    ("cost:>0.1", query { $0.cost = Comparison(">0.1") }),
    (
      "after:2026-11-01 before:7d",
      query {
        $0.since = .date(year: 2026, month: 11, day: 1)
        $0.before = .ago(7)
      }
    ),
    ("is:kept", query { $0.verdict = .kept }),
    ("is:favourite", query { $0.tags = ["favourite"] }),
    (
      "in:trash batch:01AB",
      query {
        $0.isInTrash = true
        $0.batch = "01ab"
      }
    ),
    // Not yet typed to their end.
    ("model: state: seed: in:tr is:rej", query { _ in }),
  ])
  func whatIsTypedIsWordsAndFilters(_ typed: String, _ query: JobQuery) {
    #expect(JobQuery(typed) == query)
  }

  @Test(arguments: [
    "rating:x", "rating:6", "seed:many", "cost:cheap", "state:never", "before:soon",
    "after:2026-13-01", "is:blue", "in:bag", "-tag:hero", "@nothing", "tag:!!",
  ])
  func aWrongFilterSaysSoAndDropsNothing(_ typed: String) {
    var query = JobQuery("coast \(typed) gold")
    #expect(query.problems.count == 1, "\(query.problems)")
    #expect(query.problems.first?.hasSuffix(".") == true)
    query.problems = []
    #expect(query == JobQuery("coast gold"))
  }

  @Test func aSavedSearchStandsForItsLine() {
    let searches = [SavedSearch(name: "best", line: "rating:>=4 is:kept @best")]
    var query = JobQuery("@best coast", searches: searches)
    #expect(query.verdict == .kept && query.words == [.init("coast")])
    // It cannot name itself.
    #expect(query.problems.count == 1)
    query = JobQuery("@be", searches: searches)
    #expect(query == JobQuery())
  }

  @Test func everyStateIsFoundByTheWordOnTheScreen() {
    for state in JobState.allCases {
      let first = state.word.prefix { $0 != " " }
      #expect(JobQuery("state:\(first)").states?.contains(state) == true)
    }
  }

  @Test func aDayBeginsAtMidnightWhereThePersonIs() throws {
    let zone = try #require(TimeZone(secondsFromGMT: 3600))
    let noon = Date(timeIntervalSince1970: 1_763_726_400)
    #expect(
      Day("today")?.start(now: noon, in: zone) == Date(timeIntervalSince1970: 1_763_679_600))
    #expect(
      Day("7d")?.start(now: noon, in: zone)
        == Date(timeIntervalSince1970: 1_763_679_600 - 7 * 86_400))
    #expect(
      Day("2025-11-21")?.start(now: .distantPast, in: zone)
        == Date(timeIntervalSince1970: 1_763_679_600))
  }

  @Test(arguments: [
    ("mo", "model:"), ("model:p-video-", "model:p-video-avatar "), ("coast rat", "coast rating:"),
    ("tag:", "tag:hero"), ("tag:hero", "tag:hero-shot "), ("state:sav", "state:sav"),
    ("is:fa", "is:favourite "), ("@b", "@best "), ("b", "b"), ("in:", "in:trash "),
  ])
  func tabCompletesWhatIsSure(_ typed: String, _ completed: String) {
    let completion = QueryCompletion(
      typed, models: ["p-video", "p-video-avatar"], tags: ["hero", "hero-shot"],
      searches: [SavedSearch(name: "best", line: "is:kept")])
    let expected = completed == typed ? completion.candidates.first : completed
    #expect(completion.completed == expected)
  }

  @Test func tagsOfSeveralJobsAreChangedOneByOne() {
    #expect(Tags.changed(["a", "b"], by: "+c -b d A") == ["a", "c", "d"])
    #expect(Tags.changed([], by: "-x") == [])
  }
}
