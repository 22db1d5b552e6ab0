import Jobs
import Schema

/// What keys do where the focus is, done from anywhere for somebody who asks in words.
extension StudioState {
  mutating func answer(to request: Request) -> [Effect] {
    toast = nil
    awaitsFiles = false
    switch request {
    case .command(let id, let subject): return perform(id, on: subject)
    case .model(let slug):
      let effects = go(to: .form)
      chosenModel = slug
      return effects
    case .fill(let field, let text): return fill(field, with: text)
    case .entry(let place):
      guard case .choice(var list) = overlays.last else { return [] }
      list.chosen = place
      overlays[overlays.count - 1] = .choice(list)
      return choose() + finishEditing()
    case .line(let text):
      guard case .line(var edit) = overlays.last else { return [] }
      edit.field = TextField(text)
      overlays[overlays.count - 1] = .line(edit)
      return take(edit)
    case .history(let filter):
      let effects = go(to: .history)
      history.typing = nil
      history.filter = filter
      return effects + filterChanged()
    case .place(let place, let count):
      return go(to: .history) + (history.choose(place, page: count) ? [loadHistory] : [])
    case .recipe(let path): return load(typed: path, asking: false)
    case .load(let job, let names): return load(job, only: names)
    case .tag(let job, let tags): return tag(job, tags)
    case .note(let id, let note):
      return job(id).map { say(.note(note.isEmpty ? nil : note), of: [$0]) } ?? []
    case .saveSearch(let name, let line):
      let line = JobQuery.expanded(line, history.searches)
      overlays.append(.line(LineEdit(subject: .search(line: line), field: TextField(name))))
      let effects = choose()
      // Where the name is none, that is said, and nothing is asked.
      if effects.isEmpty, SavedSearch.name(name) == nil { overlays.removeLast() }
      return effects
    case .setting(let setting, let value): return [.writeSetting(setting, value)]
    case .leave: return go(to: .form) + askToQuit()
    }
  }

  private mutating func perform(_ id: CommandID, on subject: Request.Subject?) -> [Effect] {
    var effects: [Effect] = []
    var isThere = false
    switch subject {
    case .job(let job):
      effects += finishEditing()
      if jobs.list.place(of: job) != nil { jobs.chosen = job }
      overlays = [.detail(job: job, scroll: 0, showsRaw: false)]
      // That is all there is to opening it.
      if id == .openJob {
        forgetChecks(of: chosenJob?.clip.map { [$0.path] } ?? [])
        return effects
      }
      isThere = true
    case .field(let field):
      effects += go(to: .form)
      form?.focus = field
    case nil: break
    }
    let entries = CommandTable.commands.filter { $0.id == id }
    guard let command = entries.first(where: { scopes.contains($0.scope) }) ?? entries.first else {
      return effects
    }
    if !isThere { effects += go(to: command.scope) }
    // An answer to a question that is not asked now.
    guard isThere || scopes.contains(command.scope) else { return effects }
    if let reason = command.whyOff(self) {
      toast = reason
      return effects
    }
    return effects + perform(id, nil)
  }

  /// Goes to where the commands of a scope work; stays where they work already.
  private mutating func go(to scope: Scope) -> [Effect] {
    guard !scopes.contains(scope) else { return [] }
    overlays.removeAll()
    let effects = finishEditing()
    switch scope {
    case .history: return effects + show(.history)
    case .models: pane = .models
    case .job, .jobs: pane = .jobs
    case .fieldText:
      pane = .form
      startEditing()
    default: pane = .form
    }
    return effects + show(.studio)
  }

  /// Puts a text into a field, as if it had been typed or dropped there.
  private mutating func fill(_ field: FieldID, with text: String) -> [Effect] {
    var effects = go(to: .form)
    guard let parameter = model?.parameter(field.parameter) else { return effects }
    form?.focus = field
    guard parameter.takesText else {
      form?.set(field, parameter, to: text)
      return effects
    }
    startEditing()
    editing?.replace(with: "", keepsNewlines: false)
    if parameter.takesFiles {
      effects += drop(DroppedPath.all(in: text), on: parameter)
    } else {
      editing?.insert(text, keepsNewlines: parameter.kind == .text(isLong: true))
      storeEdited()
    }
    return effects + finishEditing()
  }
}
