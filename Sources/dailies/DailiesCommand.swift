import ArgumentParser

/// `dailies`: the studio, and every other command below it.
struct DailiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dailies",
    abstract: "A studio in the terminal for Segmind's video models.",
    discussion: """
      Without a command it opens the studio. Exit codes: \
      \(ExitCode.allCases.map { "\($0.rawValue) \($0.help)" }.joined(separator: "; ")).
      """,
    version: Live.version,
    subcommands: [
      StudioCommand.self, RunCommand.self, WaitCommand.self, LostCommand.self, TagCommand.self,
      LineageCommand.self,
      NoteCommand.self, RateCommand.self, TrashCommand.self, RestoreCommand.self,
      JobsCommand.self,
      ShowCommand.self, ExportCommand.self,
      HistoryCommand.self, SpentCommand.self, ProbeCommand.self, ModelsCommand.self,
      SimulateCommand.self, ImportCommand.self,
      ConfigCommand.self, KeysCommand.self,
      DoctorCommand.self, PathsCommand.self, ScreenCommand.self,
    ],
    defaultSubcommand: StudioCommand.self)
}
