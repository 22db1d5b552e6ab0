/// One thing that people choose in `config.toml`, and all that is known of it: checks, errors, `dailies config`,
/// the README and the studio's list of settings follow from this.
package struct Setting: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A program and its arguments, blanks between them.
    case command
    /// A folder; `~` is the user's home.
    case path
    /// Scheme, host and port of an API.
    case address
    /// A host that is reached by ssh.
    case host
    /// One of these words; the first one holds where nothing is said.
    case choice([String])
    case theme
    /// From one time of day to another.
    case times
    /// Of a file.
    case size
    /// US dollars.
    case money
    /// A part of something, in hundredths.
    case percent
    /// A table of its own: one of these words for each model that is named there.
    case perModel([String])
  }

  /// As in the file.
  package let name: String
  package let kind: Kind
  /// A value that may stand in the file.
  package let example: String
  /// What holds where nothing is said, in words.
  package let standard: String
  /// One or two sentences.
  package let meaning: String
  /// It holds as soon as the file is saved; else from the next start on.
  package let holdsAtOnce: Bool
  /// It holds in the demo too, since it can do no harm there.
  package let holdsInDemo: Bool
  /// What goes before the file.
  package let variable: String?

  init(
    _ name: String, _ kind: Kind, example: String? = nil, standard: String? = nil,
    holdsAtOnce: Bool, holdsInDemo: Bool? = nil, variable: String? = nil, _ meaning: String
  ) {
    let first: String? =
      switch kind {
      case .choice(let words): words.first
      case .size, .percent: example
      default: nil
      }
    self.name = name
    self.kind = kind
    self.example = example ?? first ?? ""
    self.standard = standard ?? "\"\(first ?? "")\""
    self.meaning = meaning
    self.holdsAtOnce = holdsAtOnce
    self.holdsInDemo = holdsInDemo ?? holdsAtOnce
    self.variable = variable
  }

  /// The value that holds where nothing is said and nothing else decides about it.
  package var fixedStandard: String? {
    switch kind {
    case .choice, .size, .percent: example
    default: nil
    }
  }

  /// What may stand in the file, in words.
  package var allowed: String {
    switch kind {
    case .command: "a program and its arguments, blanks between them"
    case .path: "a folder; ~ is your home"
    case .address: "http:// or https://, a host and at most a port"
    case .host: "a host, with user@ before it and :port behind it where they are needed"
    case .choice(let words): Self.quoted(words)
    case .theme: "the name of a theme"
    case .times: "two times of day, as in \"22:00-08:00\""
    case .size: "a number and kB, MB or GB, as in \"100 MB\""
    case .money: "US dollars, as in \"2.50\""
    case .percent: "a whole number from 1 to 100 and %, as in \"80 %\""
    case .perModel(let words): "a model = \(Self.quoted(words))"
    }
  }

  private static func quoted(_ words: [String]) -> String {
    words.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
