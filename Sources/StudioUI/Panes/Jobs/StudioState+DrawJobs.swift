import Jobs
import Schema
import TerminalCore

extension StudioState {
  /// Draws the list of jobs, or what to do while there is none.
  func drawJobs(on canvas: Canvas, _ layout: StudioLayout) {
    guard !layout.jobs.isEmpty else { return }
    drawPane(canvas, layout.jobs, title: "Jobs", isFocused: pane == .jobs, .jobs)
    let inside = StudioLayout.inside(layout.jobs)
    let part = canvas.region(inside)
    guard !jobs.all.isEmpty else {
      drawSentences(emptyJobs, on: part)
      return
    }
    JobRows(self, width: inside.columns).draw(on: part)
    drawHidden(canvas, layout.jobs, JobRows.hidden(jobs, height: inside.rows))
  }

  /// Draws everything about a job beside the list, where there is room.
  func drawJobDetail(on canvas: Canvas, _ layout: StudioLayout) {
    guard !layout.jobDetail.isEmpty else { return }
    let job = described.flatMap(job)
    drawPane(
      canvas, layout.jobDetail, title: job.map { Words.title($0) } ?? Words.job, isFocused: false)
    guard let job else {
      let inside = StudioLayout.inside(layout.jobDetail)
      return drawSentences([Words.noJobChosen], on: canvas.region(inside))
    }
    drawDetail(of: job, on: canvas, in: layout.jobDetail)
  }

  /// Draws the three most urgent jobs above the key bar.
  func drawStrip(on canvas: Canvas, _ layout: StudioLayout) {
    guard !layout.strip.isEmpty else { return }
    let part = canvas.region(layout.strip)
    let rows = JobRows(self, width: layout.strip.columns)
    let urgent = jobs.list.mostUrgent
    guard !urgent.isEmpty else {
      // A sentence in each line where they fit.
      let room = part.size.columns - 2
      let fits = emptyJobs.allSatisfy { DisplayWidth.columns(of: $0) <= room }
      let sentences = fits ? emptyJobs : [emptyJobs.joined(separator: " ")]
      drawSentences(sentences, on: part.region(part.bounds.inset(columns: 1, rows: 0)))
      return
    }
    for (row, job) in urgent.prefix(layout.strip.rows).enumerated() {
      rows.strip(job).draw(on: part, row: row)
      part.mark(part.row(row), as: Target.job(job.id))
    }
  }

  private var emptyJobs: [String] {
    if case .refused(let failure) = credits, failure.code == .keyRefused {
      return Words.keyRefused(failure.what)
    }
    if access == .noKey { return Words.noKey }
    return jobs.isLoaded ? Words.noJobs(keymap) : Words.loadingHistory
  }
}
