import ArgumentParser
import StudioUI
import TerminalCore

/// `dailies keys`: every command of the studio with its keys, as `keys.toml` may have them.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print every command of the studio and its keys, as keys.toml.")

  func run() throws {
    let keymap = try KeysFile.keymap(Folders.ofThisUser.keysFile)
    var seen: Set<CommandID> = []
    for command in CommandTable.commands where seen.insert(command.id).inserted {
      let keys = keymap.keys(command).map { "\"\($0.word)\"" }.joined(separator: ", ")
      Output.data("# \(command.scope.title): \(command.help)\n\(command.id.name) = [\(keys)]\n")
    }
  }
}
