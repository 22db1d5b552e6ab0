/// What can be typed in the plain mode beside the commands of the table: it reads things out, or says in
/// words what on a screen is done by moving.
package enum Verb: String, Hashable, Sendable, CaseIterable {
  case models, model, form, field, set, add, jobs, history, more, tag, note, searches, status,
    settings, stay,
    help, quit
  case saveSearch = "save search"

  /// The commands of the screen that it stands for.
  package var commands: [CommandID] {
    switch self {
    case .model: [.previousModel, .nextModel]
    case .form: [.showStudio, .openForm]
    case .set: [.leaveText, .newline, .nextText, .previousText]
    case .history: [.showHistory, .filter, .takeFilter, .clearFilter]
    case .tag: [.tag]
    case .note: [.note]
    case .searches: [.searches]
    case .saveSearch: [.saveSearch]
    case .settings: [.settings]
    case .stay: [.stepBack]
    case .help: [.help, .palette]
    case .quit: [.back, .cancel]
    case .models, .field, .add, .jobs, .more, .status: []
    }
  }
}
