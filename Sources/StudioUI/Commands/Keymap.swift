package import TerminalCore

/// Which keys stand for which command.
package struct Keymap: Hashable, Sendable {
  let changed: [CommandID: [Key]]
  /// Commands are typed, so sentences name their words instead of keys.
  private var isSpoken = false

  package static let standard = Keymap(changed: [:])

  /// For the plain mode, where there are no keys.
  package static let spoken: Keymap = {
    var keymap = standard
    keymap.isSpoken = true
    return keymap
  }()

  /// - Parameter changed: keys of the commands that differ from the table.
  package init(changed: [CommandID: [Key]]) { self.changed = changed }

  /// Where letters are typed, a letter that stands for the command elsewhere does not.
  package func keys(_ command: Command) -> [Key] {
    guard let keys = changed[command.id] else { return command.keys }
    guard command.scope.takesLetters else { return keys }
    let usable = keys.filter { if case .character = $0 { false } else { true } }
    return usable.isEmpty ? command.keys : usable
  }

  /// The key to name in a sentence about a command.
  func name(of id: CommandID) -> String {
    isSpoken ? Vocabulary.word(for: id) : keys(of: id).first?.name ?? ""
  }

  /// All its keys: "ctrl+s or y".
  func names(of id: CommandID) -> String {
    isSpoken ? name(of: id) : keys(of: id).map(\.name).joined(separator: " or ")
  }

  private func keys(of id: CommandID) -> [Key] {
    CommandTable.commands.first { $0.id == id }.map(keys) ?? []
  }

  /// What a key means where these scopes hold, the innermost first.
  package func command(for key: Key, in scopes: [Scope]) -> Command? {
    for scope in scopes {
      let found = CommandTable.commands(in: scope).first { keys($0).contains(key) }
      if let found { return found }
    }
    return nil
  }
}
