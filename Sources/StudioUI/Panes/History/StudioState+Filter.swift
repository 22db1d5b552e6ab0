import Jobs
import Schema
import TerminalCore

/// The line that narrows the history: what completes it, what is wrong with it, and lines that were saved.
extension StudioState {
  /// What the library says of what was found, of what may be typed, of the trash and of lineages.
  mutating func takeFound(_ action: Action) {
    switch action {
    case .fittingRead(let found, let query, let isMore):
      take(fitting: found, of: query, isMore: isMore)
    case .filterWordsRead(let tags, let searches):
      history.tags = tags ?? history.tags
      history.searches = searches
    case .trashSeen(let trash): take(trash)
    case .lineageFound(let lineage):
      if askedLineage == lineage.job { self.lineage = lineage }
    default: break
    }
  }

  mutating func beginFilter() -> [Effect] {
    history.typing = TextField(history.filter)
    return [.loadFilterWords]
  }

  /// What may come next in the filter that is typed.
  private var completion: QueryCompletion? {
    guard let field = history.typing, field.cursor == field.text.count else { return nil }
    let others = Set(history.jobs.map(\.model)).subtracting(models.map(\.slug)).sorted()
    return QueryCompletion(
      field.text, models: models.map(\.slug) + others, tags: history.tags,
      searches: history.searches)
  }

  var canComplete: Bool { completion?.completed != nil }

  mutating func completeFilter() -> [Effect] {
    guard let completed = completion?.completed else { return [] }
    history.typing = TextField(completed)
    return filterChanged()
  }

  /// In the place of the headings: what means nothing, or what may come next. Nil for nothing.
  func filterHint(width: Int) -> Line? {
    if let problem = history.query.problems.first {
      return Line(quoting: "   \(problem)", .warning)
    }
    guard let candidates = completion?.candidates, !candidates.isEmpty else { return nil }
    return Line(
      quoting: DisplayWidth.clipped("   " + candidates.joined(separator: "  "), to: width), .dim)
  }

  /// Asks for a name for the filter.
  mutating func nameSearch() {
    let line = JobQuery.expanded(history.typing?.text ?? history.filter, history.searches)
    overlays.append(.line(LineEdit(subject: .search(line: line), field: TextField(""))))
  }

  /// A name was typed; the same name a second time replaces what is there.
  mutating func save(search typed: String, line: String, taken: String?) -> [Effect] {
    guard let name = SavedSearch.name(typed) else {
      toast = Words.noSearchName
      return []
    }
    overlays.removeLast()
    let before = history.searches.first { $0.name == name }
    guard before == nil || before?.line == line || name == taken else {
      overlays.append(
        .line(LineEdit(subject: .search(line: line, taken: name), field: TextField(name))))
      return []
    }
    return [.saveSearch(SavedSearch(name: name, line: line))]
  }

  /// Shows what a saved search finds.
  mutating func show(search name: String) -> [Effect] {
    history.typing = nil
    history.filter = "@\(name)"
    return show(.history) + filterChanged()
  }
}
