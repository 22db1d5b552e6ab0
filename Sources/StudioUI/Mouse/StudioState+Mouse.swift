import FoundationEssentials
import TerminalCore

extension StudioState {
  /// Does what the mouse means at its place. What stands there is what was drawn there.
  mutating func take(_ mouse: Mouse, at date: Date) -> [Effect] {
    now = date
    let found = draw(self).things(at: mouse.point).compactMap { thing, point in
      (thing as? Target).map { (target: $0, point: point) }
    }
    switch mouse.deed {
    case .wheelUp: return turnWheel(by: -Self.wheelRows, over: found.map(\.target))
    case .wheelDown: return turnWheel(by: Self.wheelRows, over: found.map(\.target))
    case .press: break
    }
    toast = nil
    awaitsFiles = false
    kills.end()
    if let press = lastPress, press.isFollowed(by: mouse.point, at: date), let twice = press.target,
      twice.isOpened
    {
      lastPress = nil
      return open(twice)
    }
    lastPress = Press(point: mouse.point, date: date, target: found.first?.target)
    return found.first.map { press($0.target, at: $0.point) } ?? []
  }

  /// Gives the mouse to the terminal, or takes it back.
  mutating func toggleMouse() -> [Effect] {
    takesMouse.toggle()
    toast = Words.mouse(isTaken: takesMouse, keymap)
    return [.takeMouse(takesMouse)]
  }

  private mutating func press(_ target: Target, at point: Point) -> [Effect] {
    switch target {
    case .key(let key): return pressNamed(key)
    case .nothing, .overlay: return []
    case .outside:
      overlays.removeLast()
      return []
    case .entry(let place):
      choose(entry: place)
      return []
    case .filter(let place):
      let offset = place.offset(at: point.column)
      if editOverlay({ $0.moveCursor(to: offset) }) { return [] }
      if history.typing == nil { history.typing = TextField(history.filter) }
      history.typing?.moveCursor(to: offset)
      return []
    case .text(let field, let place) where point.column >= place.start:
      var effects: [Effect] = []
      if editing == nil || form?.focus != field {
        effects = focus(field)
        startEditing()
      }
      editing?.moveCursor(to: place.offset(at: point.column))
      return effects
    case .text(let field, _), .field(let field): return focus(field)
    case .pane(let pane):
      let effects = finishEditing()
      self.pane = pane
      return effects
    case .model(let slug):
      let effects = finishEditing()
      chosenModel = slug
      pane = StudioLayout(self).models.isEmpty ? .form : .models
      return effects
    case .job(let id):
      let effects = finishEditing()
      pane = .jobs
      jobs.chosen = id
      return effects
    case .history: return takeFilter()
    case .place(let place):
      let effects = takeFilter()
      let page = StudioLayout(self).historyRows.rows
      return history.choose(place, page: page) ? effects + [loadHistory] : effects
    }
  }

  /// A key named on the screen is as good as the key, but for those that spend or cannot be taken
  /// back: a press slips too easily.
  private mutating func pressNamed(_ key: Key) -> [Effect] {
    switch keymap.command(for: key, in: scopes)?.id {
    case .confirmSubmit:
      toast = Words.pressNeverSends(keymap)
      return []
    case .choose where isCountAsked:
      toast = Words.pressNeverSends(keymap)
      return []
    case .confirmEmpty:
      toast = Words.pressNeverEmpties(keymap)
      return []
    default: break
    }
    return press(key)
  }

  /// What enter would send is asked for.
  private var isCountAsked: Bool {
    guard case .line(let edit) = overlays.last, case .count = edit.subject else { return false }
    return true
  }

  /// The second press on a thing: what enter does there.
  private mutating func open(_ target: Target) -> [Effect] {
    switch target {
    case .model: return run(.openForm)
    case .field: return run(.edit)
    case .job, .place: return run(.openJob)
    case .entry: return run(.choose)
    default: return []
    }
  }

  private mutating func run(_ id: CommandID) -> [Effect] {
    guard
      let command = CommandTable.commands.first(where: {
        $0.id == id && scopes.contains($0.scope)
      })
    else { return [] }
    if let reason = command.whyOff(self) {
      toast = reason
      return []
    }
    return perform(id, .enter)
  }

  private mutating func focus(_ field: FieldID) -> [Effect] {
    let effects = editing != nil && form?.focus != field ? finishEditing() : []
    if editing == nil { form?.focus = field }
    pane = .form
    return effects
  }

  private mutating func choose(entry place: Int) {
    switch overlays.last {
    case .palette(var palette):
      palette.chosen = place
      overlays[overlays.count - 1] = .palette(palette)
    case .choice(var list):
      list.chosen = place
      overlays[overlays.count - 1] = .choice(list)
    case .recall: changeRecall { recall, _ in recall.chosen = place }
    case .files: changePicker { $0.chosen = place }
    case .table: changeTable { $0.chosen = place }
    default: break
    }
  }

  private mutating func takeFilter() -> [Effect] {
    history.typing == nil ? [] : run(.takeFilter)
  }
}

extension Target {
  /// A second press opens it.
  fileprivate var isOpened: Bool {
    switch self {
    case .model, .field, .job, .place, .entry: true
    default: false
    }
  }
}
