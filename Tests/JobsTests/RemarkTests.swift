import FoundationEssentials
import Schema
import Testing

@testable import Jobs

struct RemarkTests {
  @Test(arguments: [
    ("", []), ("hero", ["hero"]), (" Hero, night  hero", ["hero", "night"]),
    ("#take-2 größe", ["take-2", "größe"]), ("a\"b%c\\d", ["a", "b", "c", "d"]),
  ])
  func aTagIsOneWordInLowerCase(_ typed: String, _ tags: [String]) {
    #expect(Tags.read(typed) == tags)
  }

  @Test func theSidecarKnowsAllThatIsSaid() throws {
    let remarks: [Remark] = [.rating(4), .verdict(.kept), .note("the wave"), .trashed(sampleDate)]
    let job = try remarks.reduce(sampleJob(state: .failed)) {
      try #require(JobChange.remarked($1).apply(to: $0))
    }
    let read = try Job(sidecar: .init(job.sidecar.json.utf8))
    #expect(read.rating == 4)
    #expect(read.verdict == .kept)
    #expect(read.note == "the wave")
    #expect(read.trashedAt != nil)
  }

  @Test func theLastWordCounts() throws {
    let job = try #require(JobChange.remarked(.tags(["hero"])).apply(to: sampleJob()))
    #expect(job.tags == ["hero"])
    #expect(job.report["tags"] == ["hero"])
    #expect(try Job(sidecar: .init(job.sidecar.json.utf8)).tags == ["hero"])
    #expect(JobChange.remarked(.tags([])).apply(to: job) == sampleJob(), "as if it had had none")
  }
}
