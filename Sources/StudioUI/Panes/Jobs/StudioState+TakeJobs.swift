import Jobs

/// What the library tells of jobs, and what is said of it.
extension StudioState {
  mutating func take(_ page: JobsPage) -> [Effect] {
    let before = Dictionary(jobs.open.map { ($0.id, $0.state) }) { first, _ in first }
    let list = jobs.list
    jobs.list = page.beside
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
    let open = Set(jobs.open.map(\.id))
    jobs.progress = jobs.progress.filter { open.contains($0.key) }
    chooseAmongJobs(list)
    tellWhatEndedMeanwhile()
    let leaving: [Effect] =
      leavesWhenDone && jobs.moving == 0 && storing.isEmpty ? [.quit] : []
    var seen: Set<String> = []
    let all = (jobs.recent + page.jobs).filter { job in
      !job.state.isOpen && before[job.id].map { $0 != job.state } ?? false
        && seen.insert(job.id).inserted
    }
    guard let ended = all.first else { return leaving }
    toast = Words.ended(ended)
    if !isFocused { endedUnseen += all.map(\.state) }
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
    if !ended.isEmpty {
      toast = Words.endedMeanwhile(ended.map(\.state), "While no studio was open")
    }
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
  private mutating func chooseAmongJobs(_ before: JobList) {
    let place = jobs.chosen.flatMap(before.place)
    if let now = jobs.chosen.flatMap(jobs.list.place) {
      if pane == .jobs, let place { jobs.scroll += (now - place) * JobRows.height }
    } else {
      let ids = before.all.map(\.id)
      let rest = place.map { ids.suffix(from: $0) + ids.prefix($0).reversed() } ?? []
      jobs.chosen = rest.first { jobs.list.place(of: $0) != nil } ?? jobs.all.first?.id
    }
  }
}
