import FoundationEssentials
import Schema
import Testing

@testable import Jobs

/// What own jobs took, as the form and the jobs pane promise it for the next one.
struct ExperienceTests {
  private func saved(
    _ contract: Contract = .v2, after seconds: Double, reply: String? = nil, url: String? = nil
  ) -> Job {
    var job = sampleJob(contract, state: .done)
    job.submittedAt = sampleDate
    job.finishedAt = sampleDate.addingTimeInterval(seconds)
    job.rawReply = reply
    job.outputURL = url
    return job
  }

  @Test(arguments: [
    // Ready after 33 s, fetched by the next start of the program.
    (33.2, 420.0, #"{"metrics":{"total_time":33.2}}"#),
    // The simulator computes faster than it says.
    (4, 4, #"{"metrics":{"total_time":16.4}}"#),
    (18, 18, #"{"metrics":{"cost":0.005}}"#),
    (18, 18, "<html>"),
  ])
  func timeWithoutAProgramDoesNotCount(expected: Double, seen: Double, reply: String) {
    #expect(Experience([saved(after: seen, reply: reply)])?.seconds == expected)
  }

  @Test func aV1ClipThatHadToBeFetchedSaysNothingOfTheModel() {
    #expect(Experience([saved(.v1, after: 420, url: "https://a.test/clip.mp4")]) == nil)
    let both = [saved(.v1, after: 420, url: "https://a.test/clip.mp4"), saved(.v1, after: 20)]
    #expect(Experience(both)?.seconds == 20)
    #expect(Experience(both)?.jobs == 1)
  }
}
