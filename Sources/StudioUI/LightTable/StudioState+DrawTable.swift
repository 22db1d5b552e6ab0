import Jobs
import Schema
import TerminalCore

extension StudioState {
  func drawTable(_ canvas: Canvas, _ layout: StudioLayout, _ table: LightTable) {
    let place = TableLayout(layout)
    let inside = openBox(canvas, place.box, title: Words.tableTitle(table))
    let names = LightTable.differences(table.jobs.compactMap(job), models)
    for (row, job) in jobsInSight(table, place).enumerated() {
      inside.mark(place.whole(row), as: Target.entry(table.scroll + row))
      let isChosen = table.scroll + row == table.chosen
      var line = Line.marker(isChosen)
      if marked.contains(job.id) { line.append("• ", .accent) }
      line.append(Words.name(job), isChosen ? .selected : .text)
      line.append("  \(Words.differences(job, names))", .dim)
      line.draw(on: inside.region(place.words(row)), row: 0)
      drawClip(job, on: inside, place, row)
    }
    drawHidden(
      canvas, place.box,
      (above: table.scroll, below: max(0, table.jobs.count - table.scroll - place.rows)))
  }

  private func drawClip(_ job: Job, on canvas: Canvas, _ place: TableLayout, _ row: Int) {
    guard let path = job.clip?.path else { return }
    if let reason = whyNoFrames(of: job) {
      Line(reason, .dim).draw(on: canvas, row: place.frame(row, 0).row, from: 2)
      return
    }
    guard let facts = frames.facts[path] else { return }
    for (column, moment) in moments(facts, place).enumerated() {
      guard let picture = tableFrames.picture(path, at: moment), let pictures else { continue }
      canvas.picture(picture, in: place.frame(row, column), style: pictures)
    }
  }
}
