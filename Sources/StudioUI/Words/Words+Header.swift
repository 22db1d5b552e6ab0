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
    let open = state.jobs.moving.count
    if open > 0 { parts.append("\(open) open") }
    let lost = state.jobs.open.count - open
    if lost > 0 { parts.append("\(lost) \(JobState.unknown.word)") }
    return parts.joined(separator: " · ")
  }

  /// The title of the terminal's window.
  static func windowTitle(_ state: StudioState) -> String {
    let open = state.jobs.moving.count
    return open > 0 ? "\(program): \(open) open" : program
  }
}
