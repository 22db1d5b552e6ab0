import ArgumentParser
import Jobs
import Service

/// `dailies rate`: how much a person likes a job.
struct RateCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Rate a job from 1 to 5, 0 for no rating; dailies history rating:>=4 finds it.")

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The job, by id or its beginning.") var id: String
  @Argument(help: "1 to 5, or 0.") var rating: Int

  func validate() throws {
    guard (0...5).contains(rating) else {
      throw ValidationError("\(rating) is not allowed. Allowed: 0 to 5.")
    }
  }

  func work() async throws {
    let live = try await Live.open(shared)
    let job = try Library.job(id, in: live.store)
    try await live.remark(.rating(rating == 0 ? nil : rating), of: job)
    Output.data("\(rating)")
  }
}
