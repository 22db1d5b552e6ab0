import Jobs

/// What the library tells of jobs, and what is said of it.
extension StudioState {
  mutating func take(_ page: JobsPage) -> [Effect] {
    let before = Dictionary(jobs.open.map { ($0.id, $0.state) }) { first, _ in first }
    let places = jobs.all.map(\.id)
    jobs.open = page.open
    jobs.recent = page.recent
    jobs.experience = page.experience
    jobs.isQueuePaused = page.isQueuePaused
    jobs.spent = page.spent
    jobs.probes = page.probes
    jobs.batches = page.batches
    history.take(page)
    if !jobs.isLoaded {
      jobs.isLoaded = true
      tellWhatIsMissing()
    }
    let open = Set(page.open.map(\.id))
    jobs.progress = jobs.progress.filter { open.contains($0.key) }
    chooseAmongJobs(places)
    tellWhatEndedMeanwhile()
    let leaving: [Effect] =
      leavesWhenDone && jobs.moving.isEmpty && storing.isEmpty ? [.quit] : []
    var seen: Set<String> = []
    let all = (page.recent + page.jobs).filter { job in
      !job.state.isOpen && before[job.id].map { $0 != job.state } ?? false
        && seen.insert(job.id).inserted
    }
    guard let ended = all.first else { return leaving }
    toast = Words.ended(ended)
    if !isFocused { endedUnseen += all }
    let isQuiet = settings.quietHours?.hold(at: now, in: timeZone) ?? false
    let calls =
      !isQuiet && (settings.notify == .always || (settings.notify == .unfocused && !isFocused))
    return leaving + (calls ? [.notify(Words.notification(ended))] : [])
      + (access == .noKey ? [] : [.loadCredits])
  }

  /// Somebody looks again, or no more.
  mutating func takeFocus(_ isFocused: Bool) {
    self.isFocused = isFocused
    guard isFocused, !endedUnseen.isEmpty else { return }
    toast = Words.endedMeanwhile(endedUnseen, "While you looked elsewhere")
    endedUnseen = []
  }

  /// What became of jobs while no studio was open, once both are known.
  mutating func tellWhatEndedMeanwhile() {
    guard jobs.isLoaded, let date = leftAt else { return }
    leftAt = nil
    let ended = jobs.recent.filter { !$0.state.isOpen && $0.finishedAt.map { $0 > date } ?? false }
    if !ended.isEmpty { toast = Words.endedMeanwhile(ended, "While no studio was open") }
  }

  /// Where there are jobs, nothing else says what to do about a key that is missing or was refused.
  mutating func tellWhatIsMissing() {
    guard !jobs.all.isEmpty else { return }
    if access == .noKey {
      toast = Words.noKey.joined(separator: " ")
    } else if case .refused(let failure) = credits, failure.code == .keyRefused {
      toast = Words.keyRefused(failure.what).joined(separator: " ")
    }
  }

  /// Keeps the chosen job, and its row where the list has the focus; where it is gone, the one that
  /// comes after it is chosen.
  private mutating func chooseAmongJobs(_ before: [String]) {
    let now = jobs.all.map(\.id)
    let place = before.firstIndex { $0 == jobs.chosen }
    if jobs.chosen.map(now.contains) != true {
      let rest = place.map { before.suffix(from: $0) + before.prefix($0).reversed() } ?? []
      jobs.chosen = rest.first(where: now.contains) ?? now.first
    } else if pane == .jobs, let place, let moved = now.firstIndex(where: { $0 == jobs.chosen }) {
      jobs.scroll += (moved - place) * JobRows.height
    }
  }
}
