import ArgumentParser
import History
import Jobs
import StudioUI

/// `dailies history`: every job there ever was, searched.
struct HistoryCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Search all jobs, newest first.",
    discussion: """
      Words must all occur, the beginning of one is enough; "quoted words" follow each other, -word must not occur. \
      Filters: model:p-video state:saved tag:hero rating:>=4 is:kept is:favourite seed:42 cost:>0.1 \
      after:2026-11-01 before:7d batch:JOB in:trash. @name is a saved search.
      """)

  @OptionGroup var shared: SharedOptions
  // `-night` is no option.
  @Argument(parsing: .allUnrecognized, help: "What to look for.") var query: [String] = []
  @Option(help: ArgumentHelp("How many at the most.", valueName: "n")) var limit = 50
  @Flag(help: "Print each job as one line of JSON.") var json = false

  func validate() throws {
    if let unknown = query.first(where: { $0.hasPrefix("--") }) {
      throw ValidationError("Unknown option '\(unknown)'.")
    }
    guard limit > 0 else {
      throw ValidationError("--limit: \(limit) is not allowed. Allowed: a whole number from 1 up.")
    }
  }

  func work() async throws {
    let searches = try SearchesFile(.ofThisUser).read()
    let query = JobQuery(query.joined(separator: " "), searches: searches)
    for problem in query.problems { Output.say(problem) }
    let page = try Library.open(shared).jobs(matching: query, limit: limit)
    JobLines.print(page.jobs, json: json)
    if page.total > page.jobs.count {
      let total = Words.found(page.total, isMore: page.isMore)
      Output.say("\(page.jobs.count) of \(total); --limit shows more.")
    }
  }
}
