import ArgumentParser
import Jobs
import Service

/// `dailies note`: what a person says of a job in a few words.
struct NoteCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Give a job another note, or none; dailies history WORDS finds it by its words.")

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The job, by id or its beginning.") var id: String
  @Argument(help: "The note. Without any it has none.") var words: [String] = []

  func work() async throws {
    let live = try await Live.open(shared)
    let note = words.joined(separator: " ")
    try await live.remark(.note(note), of: try Library.job(id, in: live.store))
    Output.data(note)
  }
}
