import ArgumentParser
import History
import Jobs

/// `dailies jobs`: what is under way, and what lately was.
struct JobsCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "List the newest jobs, or all that are open.")

  @OptionGroup var shared: SharedOptions
  @Flag(help: "Only jobs that may still change by themselves or whose outcome is unknown.")
  var open = false
  @Flag(help: "Print each job as one line of JSON.") var json = false

  func work() async throws {
    let store = try Library.open(shared)
    if open {
      let states = JobStore.unsettled
      JobLines.print(try store.jobs(in: states).reversed(), json: json)
    } else {
      JobLines.print(try store.jobs(matching: JobQuery(), limit: 50).jobs, json: json)
    }
  }
}
