import TerminalCore

/// Where frames and words are on the light table.
struct TableLayout: Hashable {
  let box: Rect
  /// Frames of a clip.
  let columns: Int
  /// Clips in sight.
  let rows: Int
  /// The cells of one frame.
  let frame: Size

  private static let gap = 2

  init(_ layout: StudioLayout) {
    box = layout.body
    let inside = StudioLayout.inside(box)
    columns = min(6, max(inside.columns < 60 ? 2 : 3, inside.columns / 26))
    let width = max(1, (inside.columns - Self.gap * (columns - 1)) / columns)
    let height = min(max(1, inside.rows - 2), max(2, width * 9 / 32))
    frame = Size(columns: width, rows: height)
    // The line with the moments is above; each clip has a line of words and a blank one.
    rows = max(1, inside.rows / (height + 2))
  }

  /// Inside the box: the words of a row, its frames below them.
  func words(_ row: Int) -> Rect {
    Rect(column: 0, row: top(row), columns: StudioLayout.inside(box).columns, rows: 1)
  }

  func frame(_ row: Int, _ column: Int) -> Rect {
    Rect(
      column: column * (frame.columns + Self.gap), row: top(row) + 1, columns: frame.columns,
      rows: frame.rows)
  }

  /// All of a row, for the mouse.
  func whole(_ row: Int) -> Rect {
    let words = words(row)
    return Rect(column: 0, row: words.row, columns: words.columns, rows: frame.rows + 1)
  }

  /// One clip alone: its words above, what can be done below.
  var alone: (words: Rect, frame: Rect, foot: Rect) {
    let (words, rest) = Rect(StudioLayout.inside(box).size).splitTop(1)
    let (foot, frame) = rest.splitBottom(rest.rows > 3 ? 1 : 0)
    return (words, frame, foot)
  }

  /// Several clips as large as they can be, each with its words above.
  func cells(_ count: Int) -> [(words: Rect, frame: Rect)] {
    let inside = StudioLayout.inside(box)
    let across = count < 2 ? 1 : count < 5 ? 2 : 3
    let down = max(1, (count + across - 1) / across)
    let width = (inside.columns - Self.gap * (across - 1)) / across
    let height = inside.rows / down
    return (0..<count).map { place in
      let cell = Rect(
        column: place % across * (width + Self.gap), row: place / across * height,
        columns: max(1, width), rows: max(1, height))
      let (words, frame) = cell.splitTop(1)
      return (words, frame.splitBottom(down > 1 && frame.rows > 4 ? 1 : 0).rest)
    }
  }

  private func top(_ row: Int) -> Int { row * (frame.rows + 2) }
}
