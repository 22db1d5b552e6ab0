import Jobs
import Schema
import TerminalCore

extension StudioState {
  /// Draws the list of all jobs, and below it the chosen one where there is room.
  func drawHistory(on canvas: Canvas, _ layout: StudioLayout) {
    let columns = HistoryColumns(width: layout.historyList.columns)
    let list = canvas.region(layout.historyList)
    (filterHint(width: layout.historyList.columns) ?? columns.heading).draw(on: list, row: 0)
    let rows = canvas.region(layout.historyRows)
    rows.mark(as: Target.history)
    if history.jobs.isEmpty {
      drawSentences(emptyHistory, on: rows.region(rows.bounds.inset(columns: 3, rows: 1)))
    }
    var places = history.total > 0 ? [history.scroll] : []
    while let last = places.last, places.count < layout.historyRows.rows {
      let next = history.place(last, rows: 1)
      if next == last { break }
      places.append(next)
    }
    for (row, place) in places.enumerated() {
      rows.mark(rows.row(row), as: Target.place(place))
      guard let job = history.job(at: place) else {
        Line("   …", .dim).draw(on: rows, row: row)
        continue
      }
      columns.line(job, in: self, isChosen: job.id == history.chosen).draw(on: rows, row: row)
    }
    guard !layout.preview.isEmpty, let job = described.flatMap(job) else { return }
    drawPane(canvas, layout.preview, title: Words.title(job), isFocused: false)
    drawDetail(of: job, on: canvas, in: layout.preview)
  }

  private var emptyHistory: [String] {
    let filter = history.typing?.text ?? history.filter
    if !filter.isEmpty { return Words.nothingFound(filter, keymap) }
    return history.isLoaded ? Words.noHistory(keymap) : Words.loadingHistory
  }
}
