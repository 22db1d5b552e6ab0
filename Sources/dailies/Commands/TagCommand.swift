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
    let tags = Tags.read(tags.joined(separator: " "))
    try await live.remark(.tags(tags), of: try Library.job(id, in: live.store))
    Output.data(tags.joined(separator: " "))
  }
}
