import Schema
import TerminalCore

extension StudioState {
  static let wheelRows = 3

  /// Scrolls what is under the mouse; the choice comes along where it would be out of sight.
  mutating func turnWheel(by rows: Int, over targets: [Target]) -> [Effect] {
    for target in targets {
      switch target {
      case .overlay:
        turnOverlay(by: rows)
        return []
      case .pane(.form): return turnForm(by: rows)
      case .pane(.jobs):
        turnJobs(by: rows)
        return []
      case .history: return turnHistory(by: rows)
      case .outside, .nothing: return []
      default: continue
      }
    }
    return []
  }

  private mutating func turnForm(by rows: Int) -> [Effect] {
    if editing != nil { return moveInText(by: rows) }
    let layout = StudioLayout(self)
    guard let model, let form, let all = shownForm(layout)?.rows else { return [] }
    let turned = all.turned(
      by: rows, from: form.scroll, showing: form.focus.key, height: layout.fields.rows)
    self.form?.scroll = turned.scroll
    if let field = form.fields(model).first(where: { $0.key == turned.id }) {
      self.form?.focus = field
    }
    return []
  }

  private mutating func moveInText(by rows: Int) -> [Effect] {
    (0..<abs(rows)).flatMap { _ in apply(rows < 0 ? TextEdit.up : .down) }
  }

  private mutating func turnJobs(by rows: Int) {
    let inside = StudioLayout.inside(StudioLayout(self).jobs)
    let before = jobs.scroll
    jobs.scroll = min(
      max(0, jobs.scroll + rows), max(0, JobRows.count(jobs) - inside.rows))
    guard pane == .jobs, jobs.scroll != before else { return }
    jobs.chosen = JobRows.chosen(jobs, height: inside.rows, isDown: rows > 0)
  }

  private mutating func turnHistory(by rows: Int) -> [Effect] {
    let height = StudioLayout(self).historyRows.rows
    let highest = history.place(history.lastPlace, rows: 1 - height)
    history.scroll = min(history.place(history.scroll, rows: rows), highest)
    let place = history.chosenPlace ?? 0
    let shown = min(
      max(place, history.scroll), history.place(history.scroll, rows: height - 1))
    guard shown != place, shown < history.total else { return [] }
    return history.choose(shown, page: height) ? [loadHistory] : []
  }

  private mutating func turnOverlay(by rows: Int) {
    let layout = StudioLayout(self)
    switch overlays.last {
    case .detail(let job, let scroll, let showsRaw):
      overlays[overlays.count - 1] = .detail(
        job: job, scroll: max(0, scroll + rows), showsRaw: showsRaw)
    case .palette(var palette):
      let height = StudioLayout.inside(layout.palette).rows - 2
      let turned = paletteRows(palette, layout).turned(
        by: rows, from: palette.scroll, showing: "\(palette.chosen)", height: height)
      palette.scroll = turned.scroll
      palette.chosen = turned.id.flatMap { Int($0) } ?? palette.chosen
      overlays[overlays.count - 1] = .palette(palette)
    case .choice(var list):
      let height = choiceHeight(list, layout)
      let highest = max(0, choiceEntries(list).count - height)
      list.scroll = min(max(0, list.scroll + rows), highest)
      list.chosen = min(max(list.chosen, list.scroll), list.scroll + height - 1)
      overlays[overlays.count - 1] = .choice(list)
    case .table(var table):
      // A row is as high as several turns of the wheel.
      table.chosen = min(max(0, table.chosen + rows.signum()), table.jobs.count - 1)
      overlays[overlays.count - 1] = .table(table)
    case .recall: changeRecall { recall, _ in recall.chosen += rows.signum() }
    case .files(var picker):
      let height = pickerHeight(layout)
      picker.scroll = min(
        max(0, picker.scroll + rows), max(0, picker.entries.count - height))
      picker.chosen = min(max(picker.chosen, picker.scroll), picker.scroll + height - 1)
      overlays[overlays.count - 1] = .files(picker)
    case .line, .confirm, .emptying, .failure, .quit, nil: break
    }
  }
}

extension [Row] {
  /// The scroll some rows further, and what is chosen there: the same thing while it is wholly in sight,
  /// else the first or last that is.
  fileprivate func turned(
    by rows: Int, from scroll: Int, showing id: String?, height: Int
  ) -> (scroll: Int, id: String?) {
    let highest = Swift.max(0, count - height)
    let turned = Swift.min(Swift.max(0, scroll + rows), highest)
    guard turned != scroll, height > 0 else { return (scroll, id) }
    let shown = turned..<Swift.min(count, turned + height)
    let ids = self[shown].compactMap(\.id)
    let whole = ids.filter { id in
      let outside = indices.filter { self[$0].id == id && !shown.contains($0) }
      return outside.isEmpty
    }
    if let id, whole.contains(id) { return (turned, id) }
    return (turned, rows > 0 ? whole.first ?? ids.last : whole.last ?? ids.first)
  }
}
