import TerminalCore

extension Keymap {
  /// Why keys cannot be changed so, in a sentence for whoever wrote it.
  package struct Mistake: Error, Hashable, CustomStringConvertible {
    /// The command's name, as it was written.
    package let name: String
    package let description: String

    package init(_ name: String, _ description: String) {
      self.name = name
      self.description = description
    }
  }

  /// - Parameter words: keys by the name of their command, both as people write them.
  package init(words: [String: [String]]) throws(Mistake) {
    var changed: [CommandID: [Key]] = [:]
    for (name, keys) in words.sorted(by: { $0.key < $1.key }) {
      let commands = CommandTable.commands.filter { $0.id.name == name }
      guard let command = commands.first else {
        let near = NearestName.question(name, among: CommandTable.commands.map(\.id.name))
        throw Mistake(name, "there is no command \"\(name)\".\(near)")
      }
      changed[command.id] = try keys.map { word throws(Mistake) in
        guard let key = Key(word) else {
          throw Mistake(
            name,
            "\(name): \"\(word)\" is no key. Keys are written as ctrl+s, alt+x, f1, enter, space or a."
          )
        }
        if case .character = key, commands.allSatisfy(\.scope.takesLetters) {
          throw Mistake(
            name, "\(name): \"\(word)\" is typed as text there. Take a key with ctrl or alt."
          )
        }
        return key
      }
    }
    self.init(changed: changed)
    if let mistake { throw mistake }
  }

  /// One key for two commands of one place.
  private var mistake: Mistake? {
    for scope in Scope.allCases {
      var owners: [Key: CommandID] = [:]
      for command in CommandTable.commands(in: scope) {
        for key in keys(command) {
          if let other = owners[key], other != command.id {
            return Mistake(
              changed[command.id] == nil ? other.name : command.id.name,
              "\(key.name) cannot be both \(other.name) and \(command.id.name): \(scope.title).")
          }
          owners[key] = command.id
        }
      }
    }
    // Where scopes are asked one after the other, a new key of one would silence the other.
    for command in CommandTable.commands where changed[command.id] != nil {
      for key in keys(command) where !command.keys.contains(key) {
        let chains = Scope.chains.filter { $0.contains(command.scope) }
        let other = CommandTable.commands.first { other in
          other.id != command.id && keys(other).contains(key)
            && chains.contains { $0.contains(other.scope) }
        }
        if let other {
          return Mistake(
            command.id.name,
            "\(key.name) is \(other.id.name) already: \(other.scope.title). Give that another key too."
          )
        }
      }
    }
    return nil
  }
}

extension Scope {
  /// Somebody may be typing text there.
  package var takesLetters: Bool {
    switch self {
    case .fieldText, .filterText, .text, .choice, .options, .files, .line, .sending, .anywhere: true
    case .studio, .models, .form, .job, .jobs, .history, .detail, .table, .recall, .moving, .views,
      .looking,
      .confirm, .emptying,
      .failure,
      .quit:
      false
    }
  }
}
