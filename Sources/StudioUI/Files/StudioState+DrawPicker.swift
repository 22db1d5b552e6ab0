import Jobs
import Schema
import TerminalCore

extension StudioState {
  func drawPicker(_ canvas: Canvas, _ layout: StudioLayout, _ picker: FilePicker) {
    let inside = openBox(canvas, layout.files, title: Words.title(picker))
    let below = drawFilter(picker.filter, on: inside)
    drawPlace(picker, on: inside)
    let preview = layout.filePreview
    let gap = preview.isEmpty ? 0 : 2
    let rows = below.region(below.bounds.splitRight(preview.columns + gap).rest)
    drawPreview(picker, on: inside.region(preview))
    let entries = picker.entries
    if entries.allSatisfy({ $0 == .above }) {
      let lines = Words.nothingToChoose(picker, keymap, width: rows.size.columns)
      for (row, line) in lines.enumerated() { line.draw(on: rows, row: entries.count + row) }
    }
    let height = rows.size.rows
    for (row, entry) in entries.dropFirst(picker.scroll).prefix(height).enumerated() {
      let place = picker.scroll + row
      rows.mark(rows.row(row), as: Target.entry(place))
      fileRow(entry, picker, isChosen: place == picker.chosen, width: rows.size.columns)
        .draw(on: rows, row: row)
    }
    drawHidden(
      canvas, layout.files,
      (above: picker.scroll, below: max(0, entries.count - picker.scroll - height)))
  }

  /// The file that is chosen, as far as it can be shown, and what is known of it.
  private func drawPreview(_ picker: FilePicker, on canvas: Canvas) {
    guard let path = picker.shown, path == picker.chosenPath, !canvas.size.isEmpty else { return }
    let detail = previewLayout(path, in: canvas.size)
    guard frames.path == path else { return }
    let moment = frames.facts[path].flatMap { frames.moments($0, count: 1).first }
    if let picture = moment.flatMap({ frames.strip[$0] }), let rect = detail.frames.first,
      let shownPictures
    {
      canvas.picture(picture, in: rect, style: shownPictures)
    }
    let words = canvas.region(detail.words)
    let sentence = frames.facts[path].map(Words.about) ?? whyNoFrames ?? frames.faults[path] ?? ""
    for (row, line) in Line.wrapped(sentence, to: words.size.columns, .dim).enumerated() {
      line.draw(on: words, row: row)
    }
  }

  /// How many entries are in sight.
  func pickerHeight(_ layout: StudioLayout) -> Int {
    max(1, StudioLayout.inside(layout.files).rows - 2)
  }

  /// The folder that is shown, with its end in sight, and its order.
  private func drawPlace(_ picker: FilePicker, on canvas: Canvas) {
    let order = Words.order(picker)
    let room = canvas.size.columns - DisplayWidth.columns(of: order) - 2
    let place = picker.past == nil ? picker.folder : Words.pastFiles
    FormRows.clipped(place, to: max(1, room), keepsEnd: true, .dim).draw(on: canvas, row: 1)
    canvas.text(
      order, at: Point(column: canvas.size.columns - DisplayWidth.columns(of: order), row: 1),
      role: .dim)
  }

  private func fileRow(
    _ entry: FilePicker.Entry, _ picker: FilePicker, isChosen: Bool, width: Int
  ) -> Line {
    let role: Role = isChosen ? .selected : .text
    var line = Line.marker(isChosen)
    if picker.takesSeveral {
      let number = picker.path(entry).flatMap { picker.marked.firstIndex(of: $0) }
      line.append(number.map { "\($0 + 1) " } ?? "  ", .accent)
    }
    switch entry {
    case .above: return line + Line("../", isChosen ? .selected : .dim)
    case .address(let address): return line + Line(quoting: address, role, to: width - 4)
    case .past(let path):
      return line + FormRows.clipped(path, to: max(1, width - line.columns), keepsEnd: true, role)
    case .folder(let folder):
      return line + Line(quoting: "\(folder.name)/", isChosen ? .selected : .label, to: width - 4)
    case .file(let file):
      var facts = Words.size(file.size)
      if width >= 60 {
        let when = Words.when(file.modifiedAt, now: now, in: timeZone)
        facts += String(repeating: " ", count: max(2, 18 - when.count)) + when
      }
      let room = max(1, width - DisplayWidth.columns(of: facts) - line.columns - 2)
      line = line + Line(quoting: file.name, role, to: room)
      line.pad(to: width - DisplayWidth.columns(of: facts))
      line.append(facts, .dim)
      return line
    }
  }
}
