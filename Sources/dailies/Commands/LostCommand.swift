import ArgumentParser
import Jobs
import Service

/// `dailies lost`: a person's word that jobs which are maybe charged are looked for no more.
struct LostCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "lost",
    abstract: "Give up on jobs that are maybe charged: they count as failed and are not looked for."
  )

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The jobs, by id or its beginning.") var ids: [String]

  func work() async throws {
    let live = try await Live.open(shared)
    // A process that died has left jobs that are not known as lost yet.
    try await live.service.start()
    for job in try ids.map({ try Library.job($0, in: live.store) }) {
      guard await live.service.treatAsLost(job.id) else {
        throw CommandStop(
          .usage,
          "\(job.id) is not lost: it is \(job.state.rawValue). Only unknown jobs can be given up.")
      }
      Output.say("\(job.id): counts as failed and may have been charged; it is not looked for.")
    }
  }
}
