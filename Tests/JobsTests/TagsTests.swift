import FoundationEssentials
import Schema
import Testing

@testable import Jobs

struct TagsTests {
  @Test(arguments: [
    ("", []), ("hero", ["hero"]), (" Hero, night  hero", ["hero", "night"]),
    ("#take-2 größe", ["take-2", "größe"]), ("a\"b%c\\d", ["a", "b", "c", "d"]),
  ])
  func aTagIsOneWordInLowerCase(_ typed: String, _ tags: [String]) {
    #expect(Tags.read(typed) == tags)
  }

  @Test func theLastWordCounts() throws {
    let job = try #require(JobChange.tagged(["hero"]).apply(to: sampleJob()))
    #expect(job.tags == ["hero"])
    #expect(job.report["tags"] == ["hero"])
    #expect(try Job(sidecar: .init(job.sidecar.json.utf8)).tags == ["hero"])
    #expect(JobChange.tagged([]).apply(to: job) == sampleJob(), "as if it had had none")
  }
}
