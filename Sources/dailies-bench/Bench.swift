import ArgumentParser

/// Measures how fast dailies is, and prints each figure beside what it is held against.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dailies-bench",
    abstract: "Measures how fast dailies is. Build it with -c release.",
    subcommands: [PollingBench.self])
}
