import Jobs
import Schema
import TerminalCore

/// Two clips in one place, and several that play together.
extension StudioState {
  /// Shows the other of two clips at the same moment; first of all chooses which two.
  mutating func blink() {
    let marked = marked
    changeTable { table in
      switch table.mode {
      case .blink(var blink):
        blink.showsOther.toggle()
        table.mode = .blink(blink)
      case .rows, .playing:
        guard let chosen = table.chosenJob else { return }
        let others = table.jobs.filter { $0 != chosen }
        // What was marked is what was meant, else what is below.
        let next = table.jobs.dropFirst(table.chosen + 1).first ?? others.last
        guard let other = marked.last(where: others.contains) ?? next else { return }
        table.mode = .blink(LightTable.Blink(other: other))
      }
    }
  }

  /// Another moment of both.
  mutating func stepBlink(by step: Int) {
    changeTable { table in
      guard case .blink(var blink) = table.mode else { return }
      blink.part = min(max(0, blink.part + step), LightTable.Blink.parts - 1)
      table.mode = .blink(blink)
    }
  }

  /// Another one in the place of the other.
  mutating func moveBlink(by step: Int) {
    changeTable { table in
      guard case .blink(var blink) = table.mode else { return }
      let others = table.jobs.indices.filter { $0 != table.chosen }.map { table.jobs[$0] }
      guard let place = others.firstIndex(of: blink.other) else { return }
      blink.other = others[min(max(0, place + step), others.count - 1)]
      blink.showsOther = true
      table.mode = .blink(blink)
    }
  }

  /// Plays what is marked on the table, the two that blink, or what is in sight; stops what plays.
  mutating func playTogether() {
    let layout = TableLayout(StudioLayout(self))
    let marked = marked
    guard case .table(let table) = overlays.last else { return }
    let inSight = jobsInSight(table, layout).map(\.id)
    let pair = blinking(table).map(\.id)
    changeTable { table in
      if case .playing = table.mode {
        table.mode = .rows
        return
      }
      let chosen = table.jobs.filter(marked.contains)
      let jobs = pair.count > 1 ? pair : chosen.count > 1 ? chosen : inSight
      let playing = Array(jobs.prefix(Self.mostTogether))
      table.mode = .playing(playing)
      // What is done is done to one that is seen.
      if let first = playing.first, !(table.chosenJob.map(playing.contains) ?? false) {
        table.choose(first)
      }
    }
  }

  /// Another one of those that play.
  mutating func movePlaying(by step: Int) {
    changeTable { table in
      guard case .playing(let jobs) = table.mode, let chosen = table.chosenJob,
        let place = jobs.firstIndex(of: chosen)
      else { return }
      table.choose(jobs[min(max(0, place + step), jobs.count - 1)])
    }
  }

  /// As many can be followed by eye, and decoded.
  private static let mostTogether = 6

  /// After each change: begins to play what is to be seen, and ends what nobody sees.
  mutating func tableToPlay() -> [Effect] {
    var wanted: TableFrames.Sight?
    if isFocused, whyNoFrames == nil, pictures != nil, case .table(let table) = overlays.last,
      case .playing(let jobs) = table.mode
    {
      let cells = TableLayout(StudioLayout(self)).cells(jobs.count)
      wanted = TableFrames.Sight(
        paths: jobs.compactMap { job($0)?.clip?.path },
        room: cells.first?.frame.size ?? Size(columns: 0, rows: 0))
    }
    guard wanted != tableFrames.plays else { return [] }
    tableFrames.play(wanted)
    guard let wanted else { return [.stopPlaying] }
    frames.run += 1
    return [.play(paths: wanted.paths, from: 0, room: wanted.room, run: frames.run)]
  }

  /// The two clips in one place; none where others are shown.
  func blinking(_ table: LightTable) -> [Job] {
    guard case .blink(let blink) = table.mode, table.jobs.indices.contains(table.chosen) else {
      return []
    }
    return [table.jobs[table.chosen], blink.other].compactMap(job)
  }

  /// Keeps the clip that is looked at, and its seed in its form, so that what is tried next differs in nothing else.
  mutating func keepOnTable() -> [Effect] {
    guard let job = chosenJob else { return [] }
    let effects = toggle(.verdict(.kept), none: .verdict(nil))
    guard case .table = overlays.last, job.verdict != .kept, let seed = job.seed,
      let name = models.first(where: { $0.slug == job.model })?.seedParameter?.name
    else { return effects }
    forms[job.model]?.set(name, to: .integer(seed))
    forms[job.model]?.seedMode = .fixed
    toast = Words.keptWithSeed(job, keymap)
    return effects
  }
}
