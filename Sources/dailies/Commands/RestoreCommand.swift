import ArgumentParser
import Jobs
import Service

/// `dailies restore`: takes jobs out of the trash.
struct RestoreCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Take jobs out of the trash.")

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The jobs, by id or its beginning.") var ids: [String]

  func work() async throws {
    let live = try await Live.open(shared)
    for job in try ids.map({ try Library.job($0, in: live.store) }) {
      guard job.trashedAt != nil else {
        throw CommandStop(.usage, "\(job.id) is not in the trash.")
      }
      try await live.remark(.trashed(nil), of: job)
      Output.data(job.id)
    }
  }
}
