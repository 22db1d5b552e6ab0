import Jobs

extension Words {
  /// What the header says at its right end.
  static func headline(_ state: StudioState) -> String {
    if state.view == .history {
      let history = state.history
      guard history.query != JobQuery() else { return count(history.total, "job") }
      return "\(grouped(history.total)) of \(count(history.all, "job"))"
    }
    var parts: [String] = []
    if state.access == .demo { parts.append(demo) }
    if state.access == .noKey { parts.append("no API key") }
    switch state.credits {
    case .known(let credits): parts.append("\(money(credits)) credits")
    case .refused(let failure) where failure.code == .keyRefused: parts.append("key refused")
    case .refused, .unknown: break
    }
    if state.jobs.isQueuePaused { parts.append(queuePaused) }
    let jobs = state.jobs.open
    let paused = jobs.count { $0.pause != nil }
    let open = jobs.count { $0.state.isOpen } - paused
    if open > 0 { parts.append("\(open) open") }
    if paused > 0 { parts.append("\(paused) paused") }
    let lost = jobs.count { $0.state == .unknown }
    if lost > 0 { parts.append("\(lost) \(JobState.unknown.word)") }
    if state.leavesWhenDone { parts.append(leavingWhenDone(state.keymap)) }
    return parts.joined(separator: " · ")
  }

  /// The title of the terminal's window.
  static func windowTitle(_ state: StudioState) -> String {
    let open = state.jobs.moving.count
    return open > 0 ? "\(program): \(open) open" : program
  }
}
