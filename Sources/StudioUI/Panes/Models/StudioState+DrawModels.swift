import Schema
import TerminalCore

extension StudioState {
  /// Draws the list of models with their typical time.
  func drawModels(on canvas: Canvas, _ layout: StudioLayout) {
    guard !layout.models.isEmpty else { return }
    drawPane(canvas, layout.models, title: "Models", isFocused: pane == .models, .models)
    let inside = canvas.region(StudioLayout.inside(layout.models))
    let width = inside.size.columns
    for (row, model) in models.enumerated() {
      let isChosen = model.slug == chosenModel
      inside.mark(inside.row(row), as: Target.model(model.slug))
      Line.marker(isChosen, mark).draw(on: inside, row: row)
      let time = seconds(model)
      let room = width - 2 - (time.isEmpty ? 0 : time.count + 1)
      Line(model.slug, isChosen ? .selected : .text)
        .draw(on: inside, row: row, from: 2, to: 2 + room)
      Line(time, isChosen ? .selectedDim : .dim)
        .draw(on: inside, row: row, from: width - time.count)
    }
  }

  /// Draws the models as one line, the chosen one always in sight.
  func drawTabs(on canvas: Canvas, _ layout: StudioLayout) {
    guard !layout.tabs.isEmpty else { return }
    let part = canvas.region(layout.tabs)
    let chosen = models.firstIndex { $0.slug == chosenModel } ?? 0
    let widths = models.map { DisplayWidth.columns(of: $0.slug) + 3 }
    // Tabs on the left are left out until the chosen one fits.
    var first = 0
    while first < chosen, widths[first...chosen].reduce(1, +) > part.size.columns { first += 1 }
    var line = Line(first > 0 ? "…" : " ", .dim)
    for index in models.indices.dropFirst(first) {
      let isChosen = index == chosen
      part.mark(
        Rect(column: line.columns, row: 0, columns: widths[index], rows: 1),
        as: Target.model(models[index].slug))
      line = line + Line.marker(isChosen, mark)
      let focused: Role = pane == .models ? .titleFocused : .selected
      line.append(models[index].slug, isChosen ? focused : .dim)
      line.append(" ")
    }
    line.draw(on: part, row: 0)
  }

  /// The accent says where the focus is, so the mark has it only there.
  private var mark: Role { pane == .models ? .accent : .dim }

  private func seconds(_ model: ModelSchema) -> String {
    let values = forms[model.slug]?.values ?? [:]
    return expectation(model, values).map { Words.rounded($0.seconds.upperBound) } ?? ""
  }
}
