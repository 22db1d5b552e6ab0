package import Jobs
import Schema
import TerminalCore

extension StudioState {
  /// Where the next key is looked up, the innermost first.
  package var scopes: [Scope] {
    switch overlays.last {
    case .confirm: return Scope.chain(of: .confirm)
    case .choice(let list): return Scope.chain(of: ticks(list) ? .options : .choice)
    case .palette: return Scope.chain(of: .choice)
    case .table: return Scope.chain(of: .table)
    case .recall: return Scope.chain(of: .recall)
    case .files: return Scope.chain(of: .files)
    case .line: return Scope.chain(of: .line)
    case .detail: return Scope.chain(of: .detail)
    case .failure: return Scope.chain(of: .failure)
    case .emptying: return Scope.chain(of: .emptying)
    case .quit: return Scope.chain(of: .quit)
    case nil: break
    }
    if editing != nil { return Scope.chain(of: .fieldText) }
    if view == .history, history.typing != nil { return Scope.chain(of: .filterText) }
    if view == .history { return Scope.chain(of: .history) }
    switch pane {
    case .models: return Scope.chain(of: .models)
    case .form: return Scope.chain(of: .form)
    case .jobs: return Scope.chain(of: .jobs)
    }
  }

  /// Values can be ticked there; a blank in another value that is typed is a blank.
  private func ticks(_ list: ChoiceList) -> Bool {
    guard list.source == .options,
      case .choice(_, let isOpen)? = model?.parameter(list.parameter)?.kind
    else { return false }
    return !isOpen || list.filter.text.isEmpty
  }

  /// A key as people read it: a word instead of an arrow where the terminal draws none.
  func name(of key: Key) -> String {
    glyphs == .ascii && !key.name.allSatisfy(\.isASCII) ? key.word : key.name
  }

  /// The job that a command on a job is about.
  package var chosenJob: Job? {
    switch overlays.last {
    case .detail(let id, _, _): return job(id)
    case .table(let table): return table.chosenJob.flatMap(job)
    default: break
    }
    if view == .history { return history.chosenIndex.map { history.jobs[$0] } }
    guard pane == .jobs else { return nil }
    return jobs.chosen.flatMap { jobs.list[$0] }
  }

  func job(_ id: String) -> Job? {
    jobs.list[id] ?? history.jobs.first { $0.id == id } ?? markedJobs[id]
  }

  var focusedParameter: Parameter? {
    form.flatMap { model?.parameter($0.focus.parameter) }
  }

  /// The place in the list of the file that has the focus; nil where there is none.
  var focusedFile: Int? {
    guard let form, let item = form.focus.item,
      item < form.values[form.focus.parameter]?.items?.count ?? 0
    else { return nil }
    return item
  }

  var focusedFieldIsChanged: Bool {
    guard let form, let parameter = focusedParameter else { return false }
    return form.isChanged(parameter)
  }
}
