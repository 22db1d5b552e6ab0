import Jobs
import TerminalCore

extension StudioState {
  /// The clips that are laid out: those of the marked jobs, else all of the list that is shown.
  var clipsToCompare: [Job] {
    let listed = view == .history ? history.jobs : jobs.all
    let candidates = marked.isEmpty ? listed : marked.compactMap(job)
    return candidates.filter { $0.clip != nil && !isClipMissing($0) }
  }

  /// Lays the clips out; on the table itself those that were marked there are left.
  mutating func layOut() {
    let jobs = clipsToCompare
    let chosen = jobs.firstIndex { $0.id == chosenJob?.id } ?? 0
    var table = LightTable(jobs: jobs.map(\.id))
    table.chosen = chosen
    if case .table = overlays.last { overlays.removeLast() }
    overlays.append(.table(table))
  }

  /// Changes the table on top; does nothing where there is none.
  mutating func changeTable(_ change: (inout LightTable) -> Void) {
    guard case .table(var table) = overlays.last else { return }
    change(&table)
    overlays[overlays.count - 1] = .table(table)
  }

  /// The jobs of the rows in sight, from the table's own place on.
  func jobsInSight(_ table: LightTable, _ layout: TableLayout) -> [Job] {
    table.jobs.dropFirst(table.scroll).prefix(layout.rows).compactMap(job)
  }

  /// When the frames of a clip are: the first, the last, and between them in equal steps.
  func moments(_ facts: MediaFacts, _ layout: TableLayout, _ table: LightTable) -> [Double] {
    let duration = facts.duration ?? 0
    if case .blink(let blink) = table.mode { return [duration * blink.fraction] }
    return (0..<layout.columns).map { duration * Double($0) / Double(layout.columns - 1) }
  }

  /// Asks for the frames in sight, once the keys rest.
  mutating func tableToLoad() -> [Effect] {
    guard case .table(let table) = overlays.last, whyNoFrames == nil, pictures != nil else {
      return []
    }
    let layout = TableLayout(StudioLayout(self))
    let jobs: [Job]
    let room: Size
    switch table.mode {
    case .rows: (jobs, room) = (jobsInSight(table, layout), layout.frame)
    case .blink: (jobs, room) = (blinking(table), layout.alone.frame.size)
    case .playing: return []
    }
    let paths = jobs.compactMap { $0.clip?.path }
    let sight = TableFrames.Sight(paths: paths, room: room)
    if tableFrames.sight != sight {
      tableFrames.sight = sight
      return [.awaitRest]
    }
    guard tableFrames.rested == sight else { return [] }
    let unknown = paths.filter { frames.facts[$0] == nil && frames.faults[$0] == nil }
    guard unknown.isEmpty else {
      return unknown.filter { tableFrames.asksFacts(of: $0) }.map { .readFacts(path: $0) }
    }
    let wishes = paths.compactMap { path -> FrameWish? in
      guard let facts = frames.facts[path] else { return nil }
      let new = tableFrames.ask(path, at: moments(facts, layout, table))
      return new.isEmpty ? nil : FrameWish(path: path, moments: new, room: room)
    }
    return wishes.isEmpty ? [] : [.loadTable(wishes)]
  }
}
