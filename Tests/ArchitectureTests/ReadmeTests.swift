import ArgumentParser
import Foundation
import StudioUI
import TerminalCore
import Testing

@testable import dailies

/// What README says of keys, exit codes and settings is what the program does.
///
/// `DAILIES_RECORD=1` writes those parts anew, between their markers.
@Suite(.serialized) struct ReadmeTests {
  @Test func theTableOfKeysIsTheTableOfCommands() throws {
    var rows = ["| where | keys | what they do |", "|---|---|---|"]
    for scope in Scope.allCases {
      for command in CommandTable.commands where command.scope == scope {
        let keys = command.keys.map { "`\($0.name)`" }.joined(separator: " ")
        rows.append("| \(scope.title) | \(keys) | \(command.help) |")
      }
    }
    try expect(rows, between: "keys")
  }

  @Test func theTableOfExitCodesIsTheOneInForce() throws {
    let rows = ExitCode.allCases.map { "| \($0.rawValue) | \($0.help) |" }
    try expect(["| code | meaning |", "|---|---|"] + rows, between: "exit codes")
  }

  @Test func theSettingsAreTheFileThatIsWritten() throws {
    try expect(["", "```toml", Configuration.commented + "```", ""], between: "settings")
  }

  @Test func everyCommandIsNamed() throws {
    let readme = try Repository.text("README.md")
    for command in DailiesCommand.configuration.subcommands {
      let name = command.configuration.commandName ?? ""
      #expect(readme.contains("dailies \(name)") || name == "studio", "\(name) is not in README.md")
    }
  }

  private func expect(_ rows: [String], between marker: String) throws {
    let readme = try Repository.text("README.md")
    let (open, close) = ("<!-- \(marker) -->\n", "<!-- /\(marker) -->")
    let start = try #require(readme.range(of: open), "README.md has no \(open)").upperBound
    let end = try #require(readme.range(of: close), "README.md has no \(close)").lowerBound
    let table = rows.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["DAILIES_RECORD"] == "1", start <= end {
      try Data(readme.replacingCharacters(in: start..<end, with: table).utf8)
        .write(to: Repository.root.appending(path: "README.md"))
      Issue.record("README.md was written: read it, then run again.")
      return
    }
    #expect(readme[start..<end] == table, "DAILIES_RECORD=1 writes it anew")
  }
}
