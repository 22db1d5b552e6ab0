import TerminalCore

/// The lines of a palette: entries under their headings while nothing is typed, and without them after.
struct PaletteRows {
  let palette: Palette
  let state: StudioState
  let width: Int

  /// A row names its entry by its place; the chosen one is marked.
  func rows(_ entries: [Palette.Entry]) -> [Row] {
    if entries.isEmpty { return [Row(nil, Line(Words.nothingFits, .dim))] }
    var rows: [Row] = []
    var heading: String?
    for (place, entry) in entries.enumerated() {
      if palette.filter.text.isEmpty, !entry.heading.isEmpty, entry.heading != heading {
        if heading != nil { rows.append(Row(nil, .empty)) }
        rows.append(Row(nil, Line(entry.heading, .title)))
        heading = entry.heading
      }
      rows += lines(entry, isChosen: place == palette.chosen).map {
        Row("\(place)", $0, target: .entry(place))
      }
    }
    return rows
  }

  private func lines(_ entry: Palette.Entry, isChosen: Bool) -> [Line] {
    let start = min(22, width / 3)
    let role: Role = entry.whyOff != nil ? .dim : isChosen ? .selected : .text
    // Not by its colour alone: the chosen one says why it cannot be done.
    let reason = isChosen ? entry.whyOff.map { " \($0)" } ?? "" : ""
    let names =
      Line.wrapped(entry.name + reason, to: width - start, role)
      + (entry.note.map { Line.wrapped($0, to: width - start, .dim) } ?? [])
    return names.enumerated().map { index, name in
      var line = index == 0 ? Line.marker(isChosen) : Line("  ")
      if index == 0 { line.append(DisplayWidth.clipped(entry.mark, to: start - 3), .key) }
      line.pad(to: start)
      return line + name
    }
  }
}
