package import TerminalCore

/// The screen that follows from the state. Changes nothing.
package func draw(_ state: StudioState) -> Frame {
  let layout = StudioLayout(state)
  let borders = state.themes.first { $0.name == state.shownTheme }?.borders ?? .rounded
  return Frame(
    size: state.size, title: Words.windowTitle(state), borders: borders, glyphs: state.glyphs
  ) { canvas in
    guard !layout.isTooSmall else {
      return state.drawSentences([Words.tooSmall], on: canvas)
    }
    state.drawHeader(on: canvas.region(layout.header))
    switch state.view {
    case .studio:
      state.drawTabs(on: canvas, layout)
      state.drawModels(on: canvas, layout)
      state.drawForm(on: canvas, layout)
      state.drawJobs(on: canvas, layout)
      state.drawJobDetail(on: canvas, layout)
      state.drawStrip(on: canvas, layout)
    case .history: state.drawHistory(on: canvas, layout)
    }
    state.drawOverlays(on: canvas, layout)
    state.drawToast(on: canvas, layout)
    // The key bar speaks of the overlay, so it is drawn over the dimmed view.
    canvas.fill(layout.keyBar, role: .text)
    canvas.mark(layout.keyBar, as: Target.nothing)
    KeyBar(state).draw(on: canvas.region(layout.keyBar))
  }
}

extension StudioState {
  fileprivate func drawHeader(on canvas: Canvas) {
    canvas.fill(role: .bar)
    var left = Line(" \(Words.program)", .bar)
    if view == .history { left.append(" · \(Words.history)", .bar) }
    left.draw(on: canvas, row: 0)
    // What is typed has to be seen, whatever else there is room for.
    let typed = view == .history && history.typing != nil ? 16 : 0
    let right = Words.headline(self, in: canvas.size.columns - left.columns - 4 - typed)
    let start = canvas.size.columns - DisplayWidth.columns(of: right) - 1
    Line(right, .bar).draw(on: canvas, row: 0, from: start)
    drawFilter(on: canvas, from: left.columns + 3, to: start - 2)
  }

  private func drawFilter(on canvas: Canvas, from start: Int, to end: Int) {
    guard view == .history, end - start > 8 else { return }
    if let typing = history.typing {
      let line = Line("/ ", .key) + Line(quoting: typing.text, .fieldFocused)
      line.draw(on: canvas, row: 0, from: start, to: end)
      markFilter(typing.text, on: canvas, from: start, to: end)
      let before = DisplayWidth.columns(of: typing.text.prefix(typing.cursor))
      guard overlays.isEmpty else { return }
      canvas.placeCursor(at: Point(column: min(start + 2 + before, end), row: 0))
    } else if !history.filter.isEmpty {
      Line(quoting: "/ \(history.filter)", .bar).draw(on: canvas, row: 0, from: start, to: end)
      markFilter(history.filter, on: canvas, from: start, to: end)
    }
  }

  private func markFilter(_ text: String, on canvas: Canvas, from start: Int, to end: Int) {
    canvas.mark(
      Rect(column: start, row: 0, columns: end - start, rows: 1),
      as: Target.filter(TextPlace(start: 2, text: text)))
  }

  /// What just happened, above the keys and never over the money.
  fileprivate func drawToast(on canvas: Canvas, _ layout: StudioLayout) {
    guard let toast else { return }
    let lines = Line.wrapped(toast, to: size.columns - 2, .toast, indent: " ").prefix(3)
    let rect = layout.toast(lines: lines.count)
    canvas.fill(rect, role: .toast)
    canvas.mark(rect, as: Target.nothing)
    for (row, line) in lines.enumerated() { line.draw(on: canvas.region(rect), row: row) }
  }

  /// The border of a pane, with its title, which is in the accent where the pane has the focus. The lines stay
  /// as they are, so that a change of the pane is few bytes.
  func drawPane(
    _ canvas: Canvas, _ rect: Rect, title: String, isFocused: Bool, _ id: PaneID? = nil
  ) {
    if let id { canvas.mark(rect, as: Target.pane(id)) }
    canvas.box(in: rect, title: title, role: .border, titleRole: isFocused ? .titleFocused : .title)
    if isFocused {
      canvas.setRole(
        .borderFocused, in: Rect(column: rect.column, row: rect.row, columns: 1, rows: 1))
    }
  }

  /// Says in a pane's lower border how much of it is out of sight.
  func drawHidden(_ canvas: Canvas, _ pane: Rect, _ hidden: (above: Int, below: Int)) {
    var parts: [String] = []
    if hidden.above > 0 { parts.append(Words.more(above: hidden.above)) }
    if hidden.below > 0 { parts.append(Words.more(below: hidden.below)) }
    guard !parts.isEmpty, pane.rows > 1 else { return }
    let text = " \(parts.joined(separator: " · ")) "
    let column = pane.endColumn - DisplayWidth.columns(of: text) - 2
    canvas.text(text, at: Point(column: column, row: pane.endRow - 1), role: .dim)
  }

  /// Sentences for an empty part of the screen.
  func drawSentences(_ sentences: [String], on canvas: Canvas) {
    let lines = sentences.flatMap { Line.wrapped($0, to: canvas.size.columns, .dim) }
    for (row, line) in lines.enumerated() { line.draw(on: canvas, row: row) }
  }
}
