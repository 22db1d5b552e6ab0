import FoundationEssentials
import Jobs
import Schema
import TerminalCore

/// The lines of the list of jobs beside the form. Every job takes as many, so that none moves when
/// another gets something to say.
struct JobRows {
  let state: StudioState
  let width: Int

  /// Lines of one job with the blank one below it.
  static let height = 4

  init(_ state: StudioState, width: Int) {
    self.state = state
    self.width = width
  }

  func rows(_ jobs: [Job]) -> [Row] {
    var rows: [Row] = []
    for job in jobs {
      let isFocused = state.pane == .jobs
      let isChosen = job.id == state.jobs.chosen
      var heading = Line.marker(
        isChosen && (isFocused || isDetailShown), isFocused ? .accent : .dim)
      if state.marked.contains(job.id) { heading.append("• ", .accent) }
      heading.append(job.model, isChosen && isFocused ? .selected : .text)
      if let place = Words.placeInBatch(job, state.jobs), width >= 30 {
        heading.append("  \(place)", .dim)
      }
      for line in [withSeed(heading, job), status(job), Line("  ") + remark(job)] {
        rows.append(Row(job.id, line, target: .job(job.id)))
      }
      rows.append(Row(nil, .empty))
    }
    if !rows.isEmpty { rows.removeLast() }
    return rows
  }

  /// What went wrong, else what is out of the ordinary, else what the job is about.
  private func remark(_ job: Job) -> Line {
    if let failure = job.pause ?? job.failure, job.state != .done {
      return failure.providerText.map { Line(quoting: "\"\($0.oneLine)\"", .dim) }
        ?? Line(failure.what, .dim)
    }
    if state.isClipMissing(job) { return Line(Words.clipIsMissing(state.keymap), .warning) }
    if let note = Words.queueNote(job, state.jobs, state.keymap) { return Line(note, .warning) }
    if let note = Words.note(job, state.expectation(job), now: state.now) {
      return Line(note, .warning)
    }
    let model = state.models.first { $0.slug == job.model }
    return Words.remarks(job) + Line(quoting: Words.summary(job, model).oneLine, .dim)
  }

  /// The detail of the chosen job is beside the list, so that the choice shows without the focus.
  private var isDetailShown: Bool { !StudioLayout(state).jobDetail.isEmpty }

  /// One job in one line, for narrow screens.
  func strip(_ job: Job) -> Line {
    var line = Line(" ")
    line.append(statusWords(job), Self.role(job))
    line.pad(to: min(31, width / 2))
    line.append(job.model)
    line.pad(to: min(52, width - 12))
    let seed = Words.seed(job).map { "seed \($0)  " } ?? ""
    if line.columns + seed.count <= width { line.append(seed, .dim) }
    return width - line.columns < 12 ? line : line + remark(job)
  }

  private func withSeed(_ line: Line, _ job: Job) -> Line {
    guard let seed = Words.seed(job) else { return line }
    let text = "seed \(seed)"
    guard line.columns + text.count + 1 <= width else { return line }
    var line = line
    line.pad(to: width - text.count)
    line.append(text, .dim)
    return line
  }

  private func status(_ job: Job) -> Line {
    var line = Line("  ")
    line.append(statusWords(job), Self.role(job))
    guard let part = part(job) else { return line }
    let cells = min(10, width - line.columns - 2)
    guard cells >= 4 else { return line }
    line.pad(to: width - cells)
    let done = Int((Double(cells) * part).rounded(.down))
    line.append(String(repeating: "━", count: done), .progressDone)
    line.append(String(repeating: "╌", count: cells - done), .progressRest)
    return line
  }

  private func statusWords(_ job: Job) -> String {
    if let place = Words.place(job, in: state.jobs) { return place }
    let expected = state.expectation(job)
    // What has been passed is no goal any more; the remark says what was usual.
    let isLate = expected?.isLate(state.now.timeIntervalSince(job.submittedAt ?? job.createdAt))
    return Words.status(
      job, progress: state.jobs.progress[job.id],
      expected: isLate == true ? nil : expected?.seconds.upperBound, now: state.now)
  }

  /// How far it is, from 0 to 1; a running job never claims to be done.
  private func part(_ job: Job) -> Double? {
    switch job.state {
    case .processing,
      .submitting where job.contract == .v1:
      guard let expected = state.expectation(job)?.seconds.upperBound, expected > 0,
        let start = job.submittedAt
      else { return nil }
      return min(0.95, max(0, state.now.timeIntervalSince(start) / expected))
    case .uploading, .downloading:
      guard let progress = state.jobs.progress[job.id], let total = progress.total, total > 0
      else { return nil }
      return min(1, Double(progress.bytes) / Double(total))
    default: return nil
    }
  }

  static func role(_ job: Job) -> Role {
    switch job.state {
    case .waiting: job.pause == nil ? .statusWaiting : .warning
    case .uploading, .submitting, .queued, .processing, .downloading: .statusRunning
    case .done: .statusSaved
    case .failed, .expired: .statusFailed
    case .unknown: .statusUnknown
    case .cancelled: .dim
    }
  }
}

extension String {
  /// Line ends and tabs as blanks.
  var oneLine: String { String(map { $0.isWhitespace ? " " : $0 }) }
}
