import Jobs
import TerminalCore

extension Words {
  /// What the header says at its right end; where there is too little room, what matters least is left out.
  static func headline(_ state: StudioState, in room: Int) -> String {
    var parts = marks(state)
    parts += state.view == .history ? [historyCount(state.history)] : headline(state)
    while true {
      let text = parts.map(\.text).joined(separator: " · ")
      if DisplayWidth.columns(of: text) <= room { return text }
      guard let least = parts.indices.min(by: { parts[$0].weight < parts[$1].weight }) else {
        return ""
      }
      parts.remove(at: least)
    }
  }

  private typealias Part = (text: String, weight: Int)

  /// Whatever else there is room for: who acts has to know on what.
  private static func marks(_ state: StudioState) -> [Part] {
    guard !state.marked.isEmpty else { return [] }
    let elsewhere = state.markedElsewhere
    let count: [Part] = [("\(grouped(state.marked.count)) marked", 10)]
    return elsewhere > 0 ? count + [("\(grouped(elsewhere)) not in this list", 9)] : count
  }

  private static func historyCount(_ history: HistoryState) -> Part {
    guard history.query != JobQuery() else { return (count(history.total, "job"), 0) }
    let total = found(history.total, isMore: history.isMore)
    return ("\(total) of \(count(history.all, "job"))", 0)
  }

  /// How many fit: `1,806`, or `1,000+` where no more were counted.
  package static func found(_ total: Int, isMore: Bool) -> String {
    grouped(total) + (isMore ? "+" : "")
  }

  private static func headline(_ state: StudioState) -> [Part] {
    var parts: [Part] = []
    if state.access == .demo { parts.append((demo, 3)) }
    if state.access == .noKey { parts.append(("no API key", 6)) }
    switch state.credits {
    case .known(let credits): parts.append(("\(balance(credits)) credits", 5))
    case .refused(let failure) where failure.code == .keyRefused:
      parts.append(("key refused", 6))
    case .refused, .unknown: break
    }
    if let today = today(state.budget) {
      parts.append((today, state.settings.caps.isEmpty ? 0 : 4))
    }
    if state.jobs.isQueuePaused { parts.append((queuePaused, 4)) }
    let list = state.jobs.list
    let paused = list.paused
    let open = list.unended - paused
    if open > 0 { parts.append(("\(open) open", 2)) }
    if paused > 0 { parts.append(("\(paused) paused", 1)) }
    if list.unknown > 0 { parts.append(("\(list.unknown) \(JobState.unknown.word)", 7)) }
    if state.leavesWhenDone { parts.append((leavingWhenDone(state.keymap), 8)) }
    return parts
  }

  /// The title of the terminal's window.
  static func windowTitle(_ state: StudioState) -> String {
    let open = state.jobs.moving
    return open > 0 ? "\(program): \(open) open" : program
  }
}
