import Jobs
import TerminalCore

extension StudioState {
  /// Does what the chosen entry says; where it cannot be done now, says why.
  mutating func choosePaletteEntry(_ palette: Palette) -> [Effect] {
    let entries = palette.entries(self)
    guard entries.indices.contains(palette.chosen) else { return [] }
    let entry = entries[palette.chosen]
    if let reason = entry.whyOff {
      toast = reason
      return []
    }
    // Who looks through the settings comes back to them.
    if palette.kind != .settings { overlays.removeLast() }
    switch entry.target {
    case .command(let id): return perform(id, .enter)
    case .model(let slug):
      chosenModel = slug
      pane = .form
      return show(.studio)
    case .job(let id):
      jobs.chosen = id
      pane = .jobs
      overlays.append(.detail(job: id, scroll: 0, showsRaw: false))
      return show(.studio)
    case .search(let name): return show(search: name)
    case .setting(let setting):
      open(setting)
      return []
    case .value(let setting, let value):
      // It is on the screen already, and stays there.
      if setting == .theme, let value { show(theme: value) }
      return [.writeSetting(setting, value)]
    case .text(let text): return [.copy(text)]
    }
  }

  /// A theme is shown while it is the chosen entry, before anybody takes it.
  mutating func themeToShow() -> [Effect] {
    var wanted = theme
    if case .palette(let palette) = overlays.last {
      let entries = palette.entries(self)
      if entries.indices.contains(palette.chosen),
        case .value(.theme, let name?) = entries[palette.chosen].target
      {
        wanted = name
      }
    }
    guard wanted != shownTheme else { return [] }
    shownTheme = wanted
    return [.showTheme(wanted)]
  }

  func drawPalette(_ canvas: Canvas, _ layout: StudioLayout, _ palette: Palette) {
    let rows = paletteRows(palette, layout)
    let rect = self.rect(palette, layout, rows: rows.count)
    let inside = openBox(canvas, rect, title: Words.title(palette))
    let list = drawFilter(palette.filter, on: inside)
    rows.draw(on: list, from: palette.scroll)
    drawHidden(canvas, rect, rows.hidden(from: palette.scroll, height: list.size.rows))
  }

  /// The chosen entry in sight; with the first one its heading too.
  func settled(_ palette: Palette, _ layout: StudioLayout) -> Palette {
    var palette = palette
    let height = max(0, StudioLayout.inside(layout.palette).rows - 2)
    palette.scroll =
      palette.chosen == 0
      ? 0
      : paletteRows(palette, layout)
        .scroll(showing: "\(palette.chosen)", from: palette.scroll, height: height)
    return palette
  }

  /// A handful of values needs no whole screen.
  private func rect(_ palette: Palette, _ layout: StudioLayout, rows: Int) -> Rect {
    guard palette.kind.isShort else { return layout.palette }
    return layout.body.centered(
      Size(columns: columns(palette, layout), rows: min(layout.palette.rows, rows + 4)))
  }

  private func columns(_ palette: Palette, _ layout: StudioLayout) -> Int {
    guard case .values = palette.kind else { return layout.palette.columns }
    return min(62, layout.palette.columns)
  }

  func paletteRows(_ palette: Palette, _ layout: StudioLayout) -> [Row] {
    PaletteRows(palette: palette, state: self, width: columns(palette, layout) - 4)
      .rows(palette.entries(self))
  }
}

extension Palette.Kind {
  /// It has a handful of entries.
  fileprivate var isShort: Bool {
    switch self {
    case .values, .copies, .searches: true
    case .keys, .everything, .settings: false
    }
  }
}
