import Jobs
import Schema
import TerminalCore

extension StudioState {
  func drawTable(_ canvas: Canvas, _ layout: StudioLayout, _ table: LightTable) {
    let place = TableLayout(layout)
    let inside = openBox(canvas, place.box, title: Words.tableTitle(table))
    switch table.mode {
    case .rows: break
    case .blink(let blink): return drawBlink(table, blink, on: inside, place)
    case .playing(let jobs): return drawPlaying(jobs, table, on: inside, place)
    }
    let names = LightTable.differences(table.jobs.compactMap(job), models)
    for (row, job) in jobsInSight(table, place).enumerated() {
      inside.mark(place.whole(row), as: Target.entry(table.scroll + row))
      let isChosen = table.scroll + row == table.chosen
      var line = Line.marker(isChosen)
      if marked.contains(job.id) { line.append("• ", .accent) }
      (line + words(job, names, isChosen: isChosen))
        .draw(on: inside.region(place.words(row)), row: 0)
      drawClip(job, on: inside, place, row, table)
    }
    drawHidden(
      canvas, place.box,
      (above: table.scroll, below: max(0, table.jobs.count - table.scroll - place.rows)))
  }

  private func words(_ job: Job, _ names: [String], isChosen: Bool) -> Line {
    Line(Words.name(job), isChosen ? .selected : .text) + Line("  ") + Words.remarks(job)
      + Line(Words.differences(job, names), .dim)
  }

  private func drawBlink(
    _ table: LightTable, _ blink: LightTable.Blink, on canvas: Canvas, _ place: TableLayout
  ) {
    let pair = blinking(table)
    let names = LightTable.differences(pair, models)
    guard let job = table.chosenJob.flatMap(job) else { return }
    let (words, frame, foot) = place.alone
    (Line(blink.showsOther ? "B " : "A ", .accent) + self.words(job, names, isChosen: true))
      .draw(on: canvas.region(words), row: 0)
    Words.blinking(blink, keymap).draw(on: canvas.region(foot), row: 0)
    guard let path = job.clip?.path else { return }
    if let reason = whyNoFrames(of: job) {
      Line(reason, .dim).draw(on: canvas.region(frame), row: 0)
    } else if let facts = frames.facts[path], let pictures,
      let picture = moments(facts, place, table).first
        .flatMap({ tableFrames.picture(path, at: $0) })
    {
      canvas.picture(picture, in: frame, style: pictures)
    }
  }

  private func drawPlaying(
    _ ids: [String], _ table: LightTable, on canvas: Canvas, _ place: TableLayout
  ) {
    let jobs = ids.compactMap(job)
    let names = LightTable.differences(jobs, models)
    for (job, cell) in zip(jobs, place.cells(jobs.count)) {
      let isChosen = job.id == table.chosenJob
      (Line.marker(isChosen) + words(job, names, isChosen: isChosen))
        .draw(on: canvas.region(cell.words), row: 0)
      if let reason = whyNoFrames(of: job) {
        Line(reason, .dim).draw(on: canvas.region(cell.frame), row: 0)
      } else if let path = job.clip?.path, let pictures, let picture = tableFrames.played[path] {
        canvas.picture(picture, in: cell.frame, style: pictures)
      }
    }
  }

  private func drawClip(
    _ job: Job, on canvas: Canvas, _ place: TableLayout, _ row: Int, _ table: LightTable
  ) {
    guard let path = job.clip?.path else { return }
    if let reason = whyNoFrames(of: job) {
      Line(reason, .dim).draw(on: canvas, row: place.frame(row, 0).row, from: 2)
      return
    }
    guard let facts = frames.facts[path] else { return }
    for (column, moment) in moments(facts, place, table).enumerated() {
      guard let picture = tableFrames.picture(path, at: moment), let pictures else { continue }
      canvas.picture(picture, in: place.frame(row, column), style: pictures)
    }
  }
}
