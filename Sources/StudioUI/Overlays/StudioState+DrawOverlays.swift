import Jobs
import Schema
import TerminalCore

extension StudioState {
  func drawOverlays(on canvas: Canvas, _ layout: StudioLayout) {
    for overlay in overlays {
      switch overlay {
      case .palette(let palette): drawPalette(canvas, layout, palette)
      case .table(let table): drawTable(canvas, layout, table)
      case .recall(let recall): drawRecall(canvas, layout, recall)
      case .files(let picker): drawPicker(canvas, layout, picker)
      case .line(let edit): drawLineEdit(canvas, layout, edit)
      case .detail(let job, let scroll, let showsRaw):
        drawDetail(canvas, layout, job, scroll, showsRaw)
      case .choice(let list): drawChoice(canvas, layout, list)
      case .confirm(let confirmation):
        drawBox(canvas, layout, title: Words.confirmTitle(confirmation)) {
          Words.confirmation(confirmation, in: self, width: $0)
        }
      case .failure(let failure):
        drawBox(canvas, layout, title: "Not sent") { Words.failure(failure, keymap, width: $0) }
      case .emptying(let trash):
        drawBox(canvas, layout, title: "Empty the trash?") {
          Words.emptying(trash, keymap, width: $0)
        }
      case .quit:
        drawBox(canvas, layout, title: "Leave?") { Words.leaving(self, width: $0) }
      }
    }
  }

  /// An empty box on top of everything; what is under it is dimmed.
  func openBox(_ canvas: Canvas, _ rect: Rect, title: String) -> Canvas {
    canvas.setRole(.dim)
    canvas.mark(as: Target.outside)
    canvas.mark(rect, as: Target.overlay)
    canvas.fill(rect, role: .text)
    canvas.box(in: rect, title: title, role: .borderFocused, titleRole: .titleFocused)
    return canvas.region(StudioLayout.inside(rect))
  }

  /// The line that narrows a list, with the cursor in it; returns what is left below.
  func drawFilter(_ filter: TextField, on canvas: Canvas) -> Canvas {
    let line = Line("find  ", .label) + Line(quoting: filter.text, .fieldFocused)
    line.draw(on: canvas, row: 0)
    canvas.mark(canvas.row(0), as: Target.filter(TextPlace(start: 6, text: filter.text)))
    let before = DisplayWidth.columns(of: filter.text.prefix(filter.cursor))
    canvas.placeCursor(at: Point(column: 6 + before, row: 0))
    return canvas.region(canvas.bounds.splitTop(2).rest)
  }

  private func drawDetail(
    _ canvas: Canvas, _ layout: StudioLayout, _ id: String, _ scroll: Int, _ showsRaw: Bool
  ) {
    let job = job(id)
    let title = job.map { Words.title($0, isRaw: showsRaw) } ?? ""
    let (rows, detail) = detailRows(id, showsRaw, layout)
    let rect = layout.detail(lines: min(rows.count, detail.words.rows) + detail.words.row)
    let inside = openBox(canvas, rect, title: title)
    drawDetail(of: job, rows, on: inside, detail, from: scroll)
    drawHidden(
      canvas, rect, (above: scroll, below: max(0, rows.count - scroll - detail.words.rows)))
  }

  /// What the box of one job says, and where.
  func detailRows(
    _ id: String, _ showsRaw: Bool, _ layout: StudioLayout
  ) -> (rows: [Row], layout: DetailLayout) {
    let detail = detailLayout(job(id), in: layout.detailRoom, isBox: true, showsRaw: showsRaw)
    return (DetailRows(self, width: detail.words.columns).rows(id, showsRaw), detail)
  }

  /// A box in the middle, as high as its lines, which are made for its width.
  private func drawBox(
    _ canvas: Canvas, _ layout: StudioLayout, title: String, lines: (Int) -> [Line]
  ) {
    let columns = min(62, layout.body.columns - 4)
    var lines = lines(columns)
    let excess = lines.count + 2 - layout.body.rows
    // What it begins with and the keys at its end are what matters.
    if excess > 0, let end = lines.lastIndex(of: .empty) {
      let start = max(0, end - excess - 1)
      lines.replaceSubrange(start..<end, with: [Line("…", .dim)])
    }
    let inside = openBox(
      canvas, layout.box(lines: lines.count, columns: columns + 4), title: title)
    for (row, line) in lines.enumerated() { line.draw(on: inside, row: row) }
  }

  func choiceEntries(_ list: ChoiceList) -> [ChoiceList.Entry] {
    guard let model, let form else { return [] }
    return list.entries(model, form.common)
  }

  private func choiceRect(_ list: ChoiceList, _ layout: StudioLayout) -> Rect {
    let lines = max(choiceEntries(list).count, 3) + 4
    return layout.body.centered(
      Size(columns: layout.choice.columns, rows: min(layout.choice.rows, lines)))
  }

  /// How many values are in sight.
  func choiceHeight(_ list: ChoiceList, _ layout: StudioLayout) -> Int {
    max(1, StudioLayout.inside(choiceRect(list, layout)).rows - 2)
  }

  private func drawChoice(_ canvas: Canvas, _ layout: StudioLayout, _ list: ChoiceList) {
    let all = choiceEntries(list)
    let rect = choiceRect(list, layout)
    let inside = openBox(canvas, rect, title: Words.title(list))
    let rows = drawFilter(list.filter, on: inside)
    if all.isEmpty { Line(Words.nothingFits, .dim).draw(on: rows, row: 0) }
    let height = rows.size.rows
    let first = list.scroll
    for (row, entry) in all.dropFirst(first).prefix(height).enumerated() {
      let isChosen = first + row == list.chosen
      rows.mark(rows.row(row), as: Target.entry(first + row))
      var line = Line.marker(isChosen)
      if !list.ticked.isEmpty {
        line.append(list.ticked.contains(entry.value) ? "• " : "  ", .accent)
      }
      line =
        line
        + Line(
          quoting: entry.label, entry.conflict != nil ? .dim : isChosen ? .selected : .text)
      if let conflict = entry.conflict { line.append("  \(conflict)", .dim) }
      if !entry.about.isEmpty { line = line + Line(quoting: "  \(entry.about)", .dim) }
      line.draw(on: rows, row: row)
    }
    drawHidden(canvas, rect, (above: first, below: max(0, all.count - first - height)))
  }
}
