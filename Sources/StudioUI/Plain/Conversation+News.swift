import Jobs
import Schema

/// What is read out of what changed.
extension Conversation {
  /// So many jobs of the history are read at a time.
  static let page = 10

  mutating func news(since before: StudioState, _ action: Action) -> [String] {
    var lines: [String] = []
    if case .jobsChanged = action { lines += changedJobs(since: before) }
    lines += changedForm(since: before)
    if let toast = state.toast, !lines.contains(where: { $0.hasPrefix(toast) }) {
      lines.append(toast)
    }
    lines += question(since: before, action)
    if case .jobsChanged(let page) = action, page.query == state.history.query,
      page.first == state.history.asked
    {
      lines += tellHistory()
    }
    if !before.leavesWhenDone, state.leavesWhenDone {
      lines.append(Words.leavingWhenDone(state.keymap))
    }
    return lines
  }

  /// One line for each job that stands elsewhere than before.
  private func changedJobs(since before: StudioState) -> [String] {
    state.jobs.all.compactMap { job in
      guard let old = before.job(job.id), Words.outcome(old) != Words.outcome(job) else {
        return nil
      }
      return Words.changed(job)
    }
  }

  private func changedForm(since before: StudioState) -> [String] {
    guard let model = state.model, let form = state.form else { return [] }
    guard before.chosenModel == state.chosenModel else { return Words.chosen(model, state) }
    guard writing == nil, state.editing == nil, let earlier = before.form else { return [] }
    let old = earlier.beforeEditing ?? earlier.contents
    let seed = model.seedParameter?.name
    let values = model.parameters.filter { parameter in
      let name = parameter.name
      return form.values[name] ?? .null != old.values[name] ?? .null
        || form.several[name] != old.several[name]
        || (name == seed && form.seedMode != old.seedMode)
    }
    let problems = problems(state)
    // A submit that was held back says all of them once more.
    let isHeldBack = state.toast.map(problems.contains) ?? false
    let known = isHeldBack ? [] : self.problems(before)
    return values.map { Words.value($0, form) } + problems.filter { !known.contains($0) }
  }

  /// What is wrong with the form, as far as it is time to say so.
  func problems(_ state: StudioState) -> [String] {
    guard let model = state.model, let form = state.form else { return [] }
    return form.shownProblems(model, state.files, state.wildcards).map(\.message)
  }

  /// A box that opened or changed: what it says, without what was read already.
  private func question(since before: StudioState, _ action: Action) -> [String] {
    if case .confirm = before.overlays.last, state.overlays.count < before.overlays.count,
      before.storing == state.storing
    {
      return [Words.notSent]
    }
    guard let overlay = state.overlays.last else { return [] }
    if case .detail = overlay {
      switch action {
      // Asked for, so it is read from its beginning to its end.
      case .asked(.command(.openJob, _), _), .asked(.command(.toggleRaw, _), _):
        return Words.readOut(state)
      default: return []
      }
    }
    guard overlay != before.overlays.last else { return [] }
    let read =
      before.overlays.count == state.overlays.count ? Words.readOut(before) : []
    return Words.readOut(state).filter { !read.contains($0) }
  }

  /// The next jobs of the history, once the library has answered.
  mutating func tellHistory() -> [String] {
    guard let place else { return [] }
    let end = min(place + Self.page, state.history.total)
    let found = (place..<max(place, end)).compactMap { state.history.job(at: $0) }
    guard found.count == end - place else { return [] }
    self.place = nil
    read = end
    listed = .jobs
    for (index, job) in found.enumerated() { jobs[place + index + 1] = job.id }
    return Words.history(state, found, from: place)
  }
}
