import ArgumentParser
import Jobs
import Service

/// `dailies tag`: what a person calls a job, to find it by.
struct TagCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Give a job other tags, or none; dailies history tag:NAME finds it by them.")

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The job, by id or its beginning.") var id: String
  @Argument(help: "All its tags: words of letters, digits, - and _. Without any it has none.")
  var tags: [String] = []

  func work() async throws {
    let live = try await Live.open(shared)
    let job = try Library.job(id, in: live.store)
    let tags = Tags.read(tags.joined(separator: " "))
    guard await live.service.remark(job.id, .tags(tags)) else {
      throw CommandStop(.failed, "The library could not take that.")
    }
    Output.data(tags.joined(separator: " "))
  }
}
