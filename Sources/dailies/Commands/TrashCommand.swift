import ArgumentParser
import Foundation
import Jobs
import Service
import StudioUI

/// `dailies trash`: throws jobs away, at first so that they can be taken back.
struct TrashCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "trash",
    abstract: "Put ended jobs into the trash, say what is in it, or empty it for good.",
    discussion:
      "dailies restore takes a job out again; dailies history in:trash lists what is there.")

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The jobs, by id or its beginning. Without any, says what is in the trash.")
  var ids: [String] = []
  @Flag(help: "Take everything in the trash away for good: jobs, clips and what lies beside them.")
  var empty = false

  func validate() throws {
    guard !empty || ids.isEmpty else { throw ValidationError("--empty is about the whole trash.") }
  }

  func work() async throws {
    let live = try await Live.open(shared)
    if empty { return Output.say(Words.emptied(try await live.service.emptyTrash())) }
    if ids.isEmpty { return Output.say(Words.inTrash(try live.service.trash())) }
    for job in try ids.map({ try Library.job($0, in: live.store) }) {
      guard job.state.isEnded else {
        throw CommandStop(
          .usage, "\(job.id) is \(job.state.word). Only a job that has ended can be thrown away.")
      }
      try await live.remark(.trashed(.now), of: job)
      Output.data(job.id)
    }
  }
}
