/// A part of a frame to draw on, with its own coordinates from (0, 0). Nothing reaches outside it.
///
/// Made by `Frame.init(size:title:borders:glyphs:draw:)`; parts of parts come from `region(_:)`.
package struct Canvas {
  /// What all regions of one frame draw into.
  final class Surface {
    var grid: Grid
    var cursor: Point?
    var marks: [Mark] = []
    /// With the cells that were painted for each.
    private var pictures: [(picture: LaidPicture, cells: [Cell])] = []
    let borders: Borders
    let glyphs: GlyphSet

    init(size: Size, borders: Borders, glyphs: GlyphSet) {
      grid = Grid(size: size)
      self.borders = borders
      self.glyphs = glyphs
    }

    /// Its cells are painted.
    func lay(_ picture: LaidPicture) {
      pictures.append((picture, grid.cells(in: picture.place)))
    }

    /// Where something was drawn on it later, or dimmed it, the cells alone show a picture.
    var uncoveredPictures: [LaidPicture] {
      pictures.filter { grid.cells(in: $0.picture.place) == $0.cells }.map(\.picture)
    }
  }

  private let surface: Surface
  /// Where this canvas lies in the frame, and what of it may be drawn on.
  private let place: Rect
  private let visible: Rect

  init(_ surface: Surface) {
    self.surface = surface
    place = Rect(surface.grid.size)
    visible = place
  }

  private init(surface: Surface, place: Rect, visible: Rect) {
    self.surface = surface
    self.place = place
    self.visible = visible
  }

  package var size: Size { place.size }
  var glyphs: GlyphSet { surface.glyphs }

  /// The whole canvas in its own coordinates.
  package var bounds: Rect { Rect(size) }

  /// A part of this canvas, in coordinates of its own.
  package func region(_ rect: Rect) -> Canvas {
    let moved = Rect(
      column: place.column + rect.column, row: place.row + rect.row, columns: rect.columns,
      rows: rect.rows)
    return Canvas(surface: surface, place: moved, visible: visible.intersection(moved))
  }

  /// Writes a line of text; what does not fit is cut, never inside a wide cell.
  ///
  /// - Parameter columns: at most so many columns, ending in `…` where the text is longer;
  ///   without it the text is cut at the canvas's edge, without a sign.
  /// - Parameter isQuoted: these are somebody else's words, which keep their signs.
  /// - Returns: the columns the text takes, counted as if the canvas were wide enough.
  @discardableResult
  package func text(
    _ text: String, at point: Point, role: Role, within columns: Int? = nil, isQuoted: Bool = false
  ) -> Int {
    let shown = columns.map { DisplayWidth.clipped(text, to: $0) } ?? text
    var column = point.column
    for glyph in DisplayWidth.cells(of: isQuoted ? shown : surface.glyphs.shown(shown)) {
      put(glyph, at: Point(column: column, row: point.row), role: role)
      column += glyph.columns
    }
    return column - point.column
  }

  /// Covers a part, or all, with one character of one column.
  package func fill(_ rect: Rect? = nil, with text: String = " ", role: Role) {
    let glyph = DisplayWidth.cells(of: surface.glyphs.shown(text)).first { $0.columns == 1 }
    forEachPoint(in: rect ?? bounds) { point in
      put(glyph ?? Glyph(text: " ", columns: 1), at: point, role: role)
    }
  }

  /// Gives what is already drawn in a part, or all, another meaning; dims a pane under an overlay.
  package func setRole(_ role: Role, in rect: Rect? = nil) {
    forEachPoint(in: rect ?? bounds) { point in
      guard let place = visiblePlace(of: point) else { return }
      surface.grid.setRole(role, at: place)
    }
  }

  package func horizontalLine(at point: Point, columns: Int, role: Role) {
    fill(
      Rect(column: point.column, row: point.row, columns: columns, rows: 1), with: "─", role: role)
  }

  package func verticalLine(at point: Point, rows: Int, role: Role) {
    fill(Rect(column: point.column, row: point.row, columns: 1, rows: rows), with: "│", role: role)
  }

  /// A border as the frame has them, with a title in its top line; what is inside stays as it is.
  ///
  /// Draws nothing where the part is smaller than two by two.
  package func box(
    in rect: Rect? = nil, title: String = "", role: Role, titleRole: Role = .title
  ) {
    let rect = rect ?? bounds
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let corners = surface.borders.corners
    if !corners.isEmpty { drawLines(around: rect, corners: corners, role: role) }
    let room = rect.columns - 4
    guard !title.isEmpty, room > 1 else { return }
    text(
      " \(DisplayWidth.clipped(title, to: room - 1)) ",
      at: Point(column: rect.column + 1, row: rect.row), role: titleRole)
  }

  private func drawLines(around rect: Rect, corners: [String], role: Role) {
    let top = rect.row
    let bottom = rect.endRow - 1
    let left = rect.column
    let right = rect.endColumn - 1
    for row in [top, bottom] {
      horizontalLine(
        at: Point(column: left + 1, row: row), columns: rect.columns - 2, role: role)
    }
    for column in [left, right] {
      verticalLine(at: Point(column: column, row: top + 1), rows: rect.rows - 2, role: role)
    }
    let places = [(left, top), (right, top), (left, bottom), (right, bottom)]
    for (corner, (column, row)) in zip(corners, places) {
      text(corner, at: Point(column: column, row: row), role: role)
    }
  }

  /// Shows two pixels of a picture, the foreground above the background.
  func paint(_ paint: Paint, at point: Point) {
    guard let place = visiblePlace(of: point) else { return }
    surface.grid.put(Glyph(text: "▀", columns: 1), at: place, role: .text, paint: paint)
  }

  /// Lays all pixels of a picture on the cells that are painted for it, if they are all visible.
  func lay(_ picture: Picture, in rect: Rect) {
    let part = region(rect)
    guard !rect.isEmpty, part.visible == part.place else { return }
    surface.lay(LaidPicture(picture, in: part.place))
  }

  /// Puts the terminal's cursor here, where typing goes; outside what is visible it is hidden.
  package func placeCursor(at point: Point) {
    surface.cursor = visiblePlace(of: point)
  }

  /// Says what a part, or all, stands for. What is marked later lies on top.
  package func mark(_ rect: Rect? = nil, as thing: any Hashable & Sendable) {
    let part = region(rect ?? bounds)
    guard !part.visible.isEmpty else { return }
    surface.marks.append(Mark(thing: thing, visible: part.visible, origin: part.place.origin))
  }

  private func put(_ glyph: Glyph, at point: Point, role: Role) {
    guard let start = visiblePlace(of: point) else {
      putVisibleHalf(of: glyph, at: point, role: role)
      return
    }
    let end = Point(column: start.column + glyph.columns - 1, row: start.row)
    let fits = visible.contains(end)
    surface.grid.put(fits ? glyph : Glyph(text: " ", columns: 1), at: start, role: role)
  }

  /// A wide glyph that begins left of the canvas leaves a blank, so that columns stay aligned.
  private func putVisibleHalf(of glyph: Glyph, at point: Point, role: Role) {
    guard glyph.columns == 2,
      let half = visiblePlace(of: Point(column: point.column + 1, row: point.row))
    else { return }
    surface.grid.put(Glyph(text: " ", columns: 1), at: half, role: role)
  }

  private func visiblePlace(of point: Point) -> Point? {
    let moved = Point(column: place.column + point.column, row: place.row + point.row)
    return visible.contains(moved) ? moved : nil
  }

  private func forEachPoint(in rect: Rect, _ body: (Point) -> Void) {
    let rect = rect.intersection(bounds)
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn {
        body(Point(column: column, row: row))
      }
    }
  }
}
