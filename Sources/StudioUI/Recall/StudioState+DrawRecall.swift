import Schema
import TerminalCore

extension StudioState {
  func drawRecall(_ canvas: Canvas, _ layout: StudioLayout, _ recall: Recall) {
    let rows = recallRows(recall, width: recallColumns(layout))
    let rect = layout.box(lines: rows.count + 2, columns: recallColumns(layout) + 4)
    let inside = openBox(canvas, rect, title: Words.title(recall))
    let (foot, list) = inside.bounds.splitBottom(1)
    let lines = list.splitBottom(list.rows > 6 ? 1 : 0).rest
    rows.draw(on: inside.region(lines), from: recall.scroll)
    Words.takesRecall(recall, self).draw(on: inside.region(foot), row: 0)
    drawHidden(canvas, rect, rows.hidden(from: recall.scroll, height: lines.rows))
  }

  private func recallColumns(_ layout: StudioLayout) -> Int { min(100, layout.body.columns - 4) }

  /// The box with its choice in sight.
  func settled(_ recall: Recall, _ layout: StudioLayout) -> Recall {
    var recall = recall
    let changes = recall.changes(in: self)
    recall.chosen = max(0, min(recall.chosen, changes.count - 1))
    let rows = recallRows(recall, width: recallColumns(layout))
    let inside = StudioLayout.inside(layout.box(lines: rows.count + 2, columns: 10)).rows
    recall.scroll =
      changes.indices.contains(recall.chosen)
      ? rows.scroll(
        showing: changes[recall.chosen].parameter, from: recall.scroll,
        height: max(1, inside - (inside > 6 ? 2 : 1)))
      : 0
    return recall
  }

  /// Each field that would change, with what it holds and what it would hold; then what has no place.
  private func recallRows(_ recall: Recall, width: Int) -> [Row] {
    guard let model = models.first(where: { $0.slug == recall.target }) else { return [] }
    let changes = recall.changes(in: self)
    let names = changes.map { DisplayWidth.columns(of: $0.parameter) }.max() ?? 0
    var rows = changes.enumerated().flatMap { place, change -> [Row] in
      let isTicked = !recall.left.contains(change.parameter)
      let isChosen = place == recall.chosen
      var head = Line.marker(isChosen)
      head.append(isTicked ? "[x] " : "[ ] ", isTicked ? .accent : .dim)
      head.append(change.parameter, isChosen ? .selected : isTicked ? .text : .dim)
      head.pad(to: 6 + min(names, width / 3) + 2)
      return Words.difference(change, model, forms[recall.target], after: head, width: width)
        .map { Row(change.parameter, $0, target: .entry(place)) }
    }
    if changes.isEmpty { rows.append(Row(nil, Line(Words.nothingChanges, .dim))) }
    let dropped = recall.dropped(in: self)
    if !dropped.isEmpty {
      rows.append(Row(nil, .empty))
      rows += dropped.flatMap { Words.dropped($0, recall.target, width: width) }
        .map { Row(nil, $0) }
    }
    return rows
  }
}
