package import FoundationEssentials
import Jobs
import Schema

/// The studio without a screen: a line that was typed becomes what a key would have asked for, and what
/// changed becomes lines to be read out. The state, its rules and its words are the studio's.
package struct Conversation: Sendable {
  /// What is said, and what has to be done.
  package struct Turn: Sendable {
    package var lines: [String] = []
    package var effects: [Effect] = []

    static func saying(_ lines: String...) -> Turn { Turn(lines: lines) }
  }

  /// A text of several lines that is being typed.
  struct Writing {
    let field: FieldID
    var lines: [String] = []
  }

  /// What the last list held: a bare number is about that.
  enum Listed { case models, fields, jobs }

  package internal(set) var state: StudioState
  var listed = Listed.fields
  /// The fields as they were read out last, by number from one.
  var fields: [FieldID] = []
  /// The jobs as they were read out last, by number.
  var jobs: [Int: String] = [:]
  /// The job that was spoken of last.
  var job: String?
  var writing: Writing?
  /// The place from which the history is read out once the library answers.
  var place: Int?
  /// How far the history was read.
  var read = 0
  /// A setting is being written.
  var isWriting = false
  /// The drafts of the last time are there.
  var isStarted = false

  package init(_ state: StudioState) {
    self.state = state
    self.state.keymap = .spoken
  }

  package var greeting: [String] { Words.greeting(state) }

  /// An answer is under way on which the meaning of the next line depends.
  package var isBusy: Bool {
    if case .confirm(let confirmation) = state.overlays.last, confirmation.awaitsSeed {
      return true
    }
    return !isStarted || isWriting || state.awaitsFiles || state.awaitsSeed || state.awaitsChance
      || state.awaitsRecipe != nil || place != nil
      || (!state.storing.isEmpty && answers.isEmpty)
  }

  /// What stands before the line to be typed.
  package var prompt: String {
    if let writing { return "\(writing.field.parameter), line \(writing.lines.count + 1)> " }
    switch state.overlays.last {
    case .confirm, .emptying, .quit: return "\(Words.series(answers.map(Vocabulary.word)))> "
    case .line(let edit): return "\(Words.aboutLine(edit.subject, state).title)> "
    case .choice: return "number > "
    default: return "\(state.chosenModel)> "
    }
  }

  /// The commands that answer the question asked now.
  var answers: [CommandID] {
    guard let scope = state.scopes.first, scope.isQuestion else { return [] }
    return CommandTable.commands.filter { command in
      command.scope == scope && command.whyOff(state) == nil
        && (scope != .confirm || !Vocabulary.onlyOnScreen.contains(command.id))
    }.map(\.id)
  }

  /// Takes what happened, and says what of it is news.
  package mutating func take(_ action: Action) -> Turn {
    let before = state
    if case .draftsLoaded = action { isStarted = true }
    if case .submitted(_, let jobs) = action { job = jobs.first?.id ?? job }
    switch action {
    case .settingsRead(_, _, .some), .told: isWriting = false
    default: break
    }
    state.toast = nil
    var effects = update(&state, action)
    let lines = news(since: before, action)
    if case .failure = state.overlays.last {
      effects += update(&state, .asked(.command(.closeOverlay), at: state.now))
    }
    // Nothing else is typed into a field whose past values were asked for.
    let mayEnd =
      switch action {
      case .pastValues, .shelfRead, .shelved: true
      default: false
      }
    if mayEnd, state.overlays.isEmpty, state.editing != nil {
      effects += update(&state, .asked(.command(.leaveText), at: state.now))
    }
    return Turn(lines: lines, effects: effects)
  }

  /// Stops what is being done: a text, a question; where nothing is, leaves, as the end of input does.
  package mutating func stop(at date: Date) -> Turn {
    place = nil
    if writing != nil { return endWriting(at: date) }
    return ask(answers.isEmpty ? .leave : .command(.cancel), at: date)
  }

  mutating func ask(_ request: Request, at date: Date) -> Turn {
    if case .command(_, .job(let id)) = request { job = id }
    return take(.asked(request, at: date))
  }
}
