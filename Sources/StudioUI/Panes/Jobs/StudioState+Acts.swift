import Jobs

/// What a command does to each of several jobs: to those to which it can be done, and the others are counted.
extension StudioState {
  /// Why a command cannot be done to a job, as a sentence; nil where it can.
  func whyNot(_ command: CommandID, _ job: Job) -> String? {
    switch command {
    case .cancelJob:
      job.state.isUnsent ? nil : "Only a job that was not sent yet can be cancelled."
    case .goOn: job.pause == nil ? "This job is not paused." : nil
    case .askAgain:
      job.canBeAskedAgain || isClipMissing(job) ? nil : "There is nothing to ask about it."
    case .treatAsLost:
      job.state == .unknown ? nil : "Only a job that is maybe charged can be lost."
    case .forget:
      !job.state.isEnded
        ? "Only a job that has ended can be forgotten."
        : jobs.recent.contains { $0.id == job.id } ? nil : "It is not in the studio's list."
    case .trash:
      job.trashedAt != nil || job.state.isEnded
        ? nil : job.state == .unknown ? Words.mayBeCharged : Words.stillOpen
    default: nil
    }
  }

  /// The same for all jobs that the command would be about; nil where it can be done to one of them.
  func whyNot(_ command: CommandID) -> String? {
    let reasons = jobsToActOn.map { whyNot(command, $0) }
    if reasons.contains(nil) { return nil }
    return reasons.compactMap(\.self).first ?? Words.noJobHere
  }

  /// Those of the jobs to which it can be done; the others are spoken of once it is.
  func fitting(_ command: CommandID) -> [Job] {
    jobsToActOn.filter { whyNot(command, $0) == nil }
  }

  /// What a command asks for that is about jobs and changes nothing here.
  mutating func act(_ command: CommandID) -> [Effect] {
    let all = jobsToActOn
    let jobs = fitting(command)
    if all.count > 1 { tellLeftOut(command, jobs.count, of: all) }
    if command == .cancelJob, jobs.count > 1 { return [.cancelAll(jobs.map(\.id))] }
    return jobs.compactMap { job in
      switch command {
      case .cancelJob: .cancel(job.id)
      case .goOn: .goOn(job.id)
      case .askAgain: .askAgain(job.id)
      case .treatAsLost: .treatAsLost(job.id)
      default: nil
      }
    }
  }

  /// Says of how many it was done, and why not of the others.
  mutating func tellLeftOut(_ command: CommandID, _ count: Int, of all: [Job]) {
    let reason = all.compactMap({ whyNot(command, $0) }).first
    toast = Words.done(command, count, leftOut: all.count - count, reason)
  }

  /// Puts ended jobs into the trash; where all are in it, takes them out.
  mutating func trashPressed() -> [Effect] {
    let all = jobsToActOn
    if all.allSatisfy({ $0.trashedAt != nil }) {
      marked = []
      return say(.trashed(nil), of: all)
    }
    let jobs = fitting(.trash).filter { $0.trashedAt == nil }
    let effects = say(.trashed(now), of: jobs)
    if jobs.count < all.count { tellLeftOut(.trash, jobs.count, of: all) }
    // They are out of the list, so nothing more is meant to be done to them.
    marked = []
    return effects
  }

  // MARK: What is said of several jobs

  mutating func favourite() -> [Effect] {
    let jobs = jobsToActOn
    let isAway = jobs.allSatisfy { $0.tags.contains(Tags.favourite) }
    return retag(jobs, by: (isAway ? "-" : "+") + Tags.favourite)
  }

  /// `+hero -draft` for each of them.
  mutating func retag(_ jobs: [Job], by typed: String) -> [Effect] {
    let changes = jobs.compactMap { job -> JobAct.Change? in
      let tags = Tags.changed(job.tags, by: typed)
      return tags == job.tags
        ? nil : JobAct.Change(job: job, before: .tags(job.tags), after: .tags(tags))
    }
    return say(changes)
  }

  mutating func editTags() {
    let jobs = jobsToActOn
    guard let job = jobs.first else { return }
    let edit =
      jobs.count > 1
      ? LineEdit(subject: .retag(jobs: jobs.map(\.id)), field: TextField("+"))
      : LineEdit(
        subject: .tags(job: job.id), field: TextField(job.tags.map { $0 + " " }.joined()))
    overlays.append(.line(edit))
  }

  mutating func editNote() {
    let jobs = jobsToActOn
    guard let job = jobs.first else { return }
    let note = jobs.allSatisfy { $0.note == job.note } ? job.note ?? "" : ""
    overlays.append(
      .line(LineEdit(subject: .note(jobs: jobs.map(\.id)), field: TextField(note))))
  }

  // MARK: Emptying the trash

  /// The library has looked at what is in the trash.
  mutating func take(_ trash: TrashCount?) {
    guard let trash else {
      toast = Words.libraryRefused
      return
    }
    if trash.jobs > 0 {
      overlays.append(.emptying(trash))
    } else {
      toast = Words.nothingToEmpty(trash)
    }
  }
}
