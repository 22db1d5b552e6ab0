import ArgumentParser
import Jobs
import Schema

/// `dailies show`: everything that is known of one job.
struct ShowCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one job with everything that is known of it.")

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The job's id or its beginning.") var id: String
  @Flag(help: "Print it as one line of JSON.") var json = false

  func work() async throws {
    let job = try Library.job(id, in: Library.open(shared))
    guard !json else { return Output.data(job.report.json) }
    Output.data(job.report.indentedJSON)
    if let failure = job.failure ?? job.pause { Output.say(failure.next) }
  }
}
