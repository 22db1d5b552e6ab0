import Jobs
import Schema
import TerminalCore

extension StudioState {
  /// The six keys that move in every list.
  mutating func move(_ command: CommandID) -> [Effect] {
    let layout = StudioLayout(self)
    switch overlays.last {
    case .palette(var palette):
      let count = palette.entries(self).count
      palette.chosen = moved(
        palette.chosen, command, page: layout.palette.rows - 4, count: count)
      overlays[overlays.count - 1] = .palette(palette)
      return []
    case .detail(let job, let scroll, let showsRaw):
      let rows = detailRows(job, showsRaw, layout).layout.words.rows
      let target = moved(scroll, command, page: rows, count: Int.max)
      overlays[overlays.count - 1] = .detail(job: job, scroll: target, showsRaw: showsRaw)
      return []
    case .choice(var list):
      guard let model, let form else { return [] }
      let count = list.entries(model, form.common).count
      list.chosen = moved(list.chosen, command, page: layout.choice.rows - 4, count: count)
      overlays[overlays.count - 1] = .choice(list)
      return []
    case .table(let table):
      if case .blink = table.mode {
        moveBlink(by: command == .up ? -1 : command == .down ? 1 : 0)
        return []
      }
      if case .playing = table.mode {
        movePlaying(by: command == .up ? -1 : command == .down ? 1 : 0)
        return []
      }
      let page = TableLayout(layout).rows
      let target = moved(table.chosen, command, page: page + 1, count: table.jobs.count)
      changeTable { $0.chosen = target }
      return []
    case .recall(let recall):
      let count = recall.changes(in: self).count
      let target = moved(recall.chosen, command, page: 8, count: count)
      changeRecall { recall, _ in recall.chosen = target }
      return []
    case .files(let picker):
      let target = moved(
        picker.chosen, command, page: pickerHeight(layout), count: picker.entries.count)
      changePicker { $0.chosen = target }
      return []
    case .line, .confirm, .emptying, .failure, .quit: return []
    case nil: break
    }
    if view == .history { return moveInHistory(command, page: layout.historyRows.rows) }
    switch pane {
    case .models:
      let index = models.firstIndex { $0.slug == chosenModel } ?? 0
      let target = moved(index, command, page: models.count, count: models.count)
      if models.indices.contains(target) { chosenModel = models[target].slug }
    case .form:
      guard let model, let fields = form?.fields(model), let focus = form?.focus else { return [] }
      let index = fields.firstIndex(of: focus) ?? 0
      let target = moved(index, command, page: 8, count: fields.count)
      if fields.indices.contains(target) { form?.focus = fields[target] }
    case .jobs:
      let all = jobs.all
      let index = jobs.chosen.flatMap(jobs.list.place) ?? 0
      let target = moved(index, command, page: 5, count: all.count)
      if all.indices.contains(target) { jobs.chosen = all[target].id }
    }
    return []
  }

  private mutating func moveInHistory(_ command: CommandID, page: Int) -> [Effect] {
    guard history.total > 0 else { return [] }
    let place = history.chosenPlace ?? 0
    let target =
      switch command {
      case .top: 0
      case .bottom: history.lastPlace
      default: history.place(place, rows: moved(0, command, page: page, count: nil))
      }
    return history.choose(target, page: page) ? [loadHistory] : []
  }

  /// - Parameter count: nil where steps are counted and not places.
  private func moved(_ index: Int, _ command: CommandID, page: Int, count: Int?) -> Int {
    let target =
      switch command {
      case .up: index - 1
      case .down: index + 1
      case .pageUp: index - max(1, page - 1)
      case .pageDown: index + max(1, page - 1)
      case .top: 0
      case .bottom: (count ?? 1) - 1
      default: index
      }
    return count.map { max(0, min(target, $0 - 1)) } ?? target
  }

  /// Shows the help of the focused field: of another model at once, else when the focus rests.
  mutating func explainFocus(before: FieldID?, of slug: String) -> [Effect] {
    guard let focus = form?.focus else { return [] }
    if explained == nil || slug != chosenModel || editing != nil {
      explained = focus.parameter
    } else if focus.parameter != before?.parameter, focus.parameter != explained {
      return [.awaitRest]
    }
    return []
  }

  /// The keys rest: what is in focus is explained.
  mutating func rest() -> [Effect] {
    isResizing = false
    counted = editing?.text.count
    explained = form?.focus.parameter
    described = chosenInList
    changePicker { $0.shown = $0.chosenPath }
    tableFrames.rest()
    return []
  }

  /// A text that is typed is counted when the keys rest.
  mutating func countLetters() -> [Effect] {
    if editing == nil { counted = nil }
    guard let count = editing?.text.count, count != counted, case .text? = focusedParameter?.kind
    else { return [] }
    return [.awaitRest]
  }

  /// The job that is chosen in the list that is shown.
  var chosenInList: String? { view == .history ? history.chosen : jobs.chosen }

  /// Describes the chosen job: in another list at once, else when the choice rests.
  mutating func describeChoice(before: String?, in view: ViewID) -> [Effect] {
    if described.flatMap(job) == nil || view != self.view {
      described = chosenInList
    } else if chosenInList != before, chosenInList != described {
      return [.awaitRest]
    }
    return []
  }

  /// Brings every scroll to where the focus can be seen; after each change of the state.
  mutating func settle() {
    let layout = StudioLayout(self)
    if let model, var form {
      let fields = form.fields(model)
      if !fields.contains(form.focus) {
        form.focus =
          fields.last { $0.parameter == form.focus.parameter } ?? fields.first ?? form.focus
      }
      self.form = form
      lastForm = shownForm(layout)
      form.scroll = (lastForm?.rows ?? []).scroll(
        showing: form.focus.key, from: form.scroll, height: layout.fields.rows)
      self.form = form
    }
    let inside = StudioLayout.inside(layout.jobs)
    if !layout.jobs.isEmpty {
      jobs.scroll = JobRows.scroll(jobs, height: inside.rows)
    }
    settleMarks()
    settleHistory(layout.historyRows.rows)
    settleOverlay(layout)
  }

  private mutating func settleHistory(_ height: Int) {
    history.settle(rows: height)
  }

  private mutating func settleOverlay(_ layout: StudioLayout) {
    switch overlays.last {
    case .detail(let id, let scroll, let showsRaw):
      let (rows, detail) = detailRows(id, showsRaw, layout)
      let settled = min(scroll, max(0, rows.count - detail.words.rows))
      overlays[overlays.count - 1] = .detail(job: id, scroll: settled, showsRaw: showsRaw)
    case .palette(let palette):
      overlays[overlays.count - 1] = .palette(settled(palette, layout))
    case .choice(var list):
      let height = choiceHeight(list, layout)
      let highest = max(0, choiceEntries(list).count - height)
      list.scroll = min(max(list.scroll, list.chosen - height + 1), list.chosen, highest)
      overlays[overlays.count - 1] = .choice(list)
    case .table(var table):
      let rows = TableLayout(layout).rows
      table.scroll = min(
        max(table.scroll, table.chosen - rows + 1), table.chosen, max(0, table.jobs.count - rows))
      overlays[overlays.count - 1] = .table(table)
    case .recall(let recall): overlays[overlays.count - 1] = .recall(settled(recall, layout))
    case .files(var picker):
      let height = pickerHeight(layout)
      let count = picker.entries.count
      picker.chosen = max(0, min(picker.chosen, count - 1))
      picker.scroll = min(
        max(picker.scroll, picker.chosen - height + 1), picker.chosen, max(0, count - height))
      overlays[overlays.count - 1] = .files(picker)
    case .line, .confirm, .emptying, .failure, .quit, nil: break
    }
  }
}
