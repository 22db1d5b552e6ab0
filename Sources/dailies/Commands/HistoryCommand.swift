import ArgumentParser
import History
import Jobs
import StudioUI

/// `dailies history`: every job there ever was, searched.
struct HistoryCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Search all jobs, newest first.",
    discussion: "Words must all occur; model:p-video and state:saved narrow it down.")

  @OptionGroup var shared: SharedOptions
  @Argument(help: "What to look for.") var query: [String] = []
  @Option(help: ArgumentHelp("How many at the most.", valueName: "n")) var limit = 50
  @Flag(help: "Print each job as one line of JSON.") var json = false

  func validate() throws {
    guard limit > 0 else {
      throw ValidationError("--limit: \(limit) is not allowed. Allowed: a whole number from 1 up.")
    }
  }

  func work() async throws {
    let query = JobQuery(query.joined(separator: " "))
    for problem in query.problems { Output.say(problem) }
    let page = try Library.open(shared).jobs(matching: query, limit: limit)
    JobLines.print(page.jobs, json: json)
    if page.total > page.jobs.count {
      let total = Words.found(page.total, isMore: page.isMore)
      Output.say("\(page.jobs.count) of \(total); --limit shows more.")
    }
  }
}
