/// What the plain mode says of its commands.
extension Words {
  static func severalMeanings(_ typed: String, _ phrases: [String]) -> String {
    "\(typed) may be: \(series(phrases)). Type more of it."
  }

  static func noMeaning(_ typed: String, _ question: String) -> String {
    "There is no command \(typed).\(question) help lists them."
  }

  /// A setting's name alone is no command.
  static func settingsFirst(_ line: String) -> String {
    "That is a setting: settings \(line) shows or changes it."
  }

  static let fileNeeded = "load from file PATH: Loads what made a clip into its form."

  /// How a verb is typed, and what it does.
  static func usage(_ verb: Verb) -> String {
    switch verb {
    case .models: "models: Lists the models."
    case .model: "model NAME: Chooses a model, by name or number."
    case .form: "form: Reads all fields of the form, each with its number."
    case .field: "field NAME: Reads one field: value, meaning, default, range."
    case .set: "set FIELD VALUE: Gives a field a value; files as paths or URLs."
    case .add: "add FIELD PATH: Adds a file to a list, or several paths."
    case .jobs: "jobs: Lists open and newest jobs, with their progress."
    case .history:
      "history WORDS: Lists all jobs, or those with these words; model:, state:, rating: and others narrow it."
    case .more: "more: Reads the next jobs of the history."
    case .tag: "tag NUMBER WORDS: Says what you call a job, or takes its tags away."
    case .note: "note NUMBER WORDS: Writes a note to a job, or takes it away."
    case .searches: "searches: Lists the searches that were saved; history @NAME does one."
    case .saveSearch: "save search NAME WORDS: Saves words and filters of the history under a name."
    case .status: "status: Credits, open jobs, the queue."
    case .settings: "settings NAME VALUE: Lists the settings, explains one, or changes it."
    case .stay: "stay: Stays, after wait was the answer to leaving."
    case .help: "help WORD: Lists the commands, or those with this word."
    case .quit: "quit: Leaves; asks first while jobs are open."
    }
  }

  /// Every command, or those in which a word occurs; what cannot be done now says why.
  static func plainHelp(_ state: StudioState, about word: String) -> [String] {
    let commands = Vocabulary.commands.map { command -> String in
      let name = Vocabulary.word(for: command.id)
      return "\(name)\(isAbout(command)): \(command.help)"
    }
    let all = Verb.allCases.map(usage) + commands
    let found = all.filter { word.isEmpty || $0.lowercased().contains(word.lowercased()) }
    guard word.isEmpty else { return found.isEmpty ? [nothingFits] : found }
    return found + [
      "The beginning of a command is enough. NUMBER is one of the last list; alone it reads that out."
    ]
  }

  private static func isAbout(_ command: Command) -> String {
    if Vocabulary.aboutNothing.contains(command.id) { return "" }
    switch command.scope {
    case .job, .jobs, .detail: return " NUMBER"
    case .form, .fieldText: return " FIELD"
    default: return ""
    }
  }
}
