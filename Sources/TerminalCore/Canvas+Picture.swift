extension Canvas {
  /// From dark to light.
  private static let shades = [" ", "░", "▒", "▓", "█"]

  /// Draws a picture in the middle of a part, or of all, as large as it fits with its shape kept.
  ///
  /// - Parameter isMoving: another follows in a moment.
  package func picture(
    _ picture: Picture, in rect: Rect? = nil, style: PictureStyle, isMoving: Bool = false
  ) {
    let rect = rect ?? bounds
    guard !rect.isEmpty else { return }
    // Whoever keeps a picture keeps it in the right size; another is only shown until that is there.
    let whole = picture
    let picture = whole.fitted(in: rect.size)
    let place = rect.centered(Size(columns: picture.width, rows: picture.height / 2))
    // Two colours for two pixels want a sign that ASCII does not have.
    let isInColor = style != .shades && glyphs == .unicode
    for row in 0..<place.rows {
      for column in 0..<place.columns {
        let point = Point(column: place.column + column, row: place.row + row)
        let upper = picture.color(column, 2 * row)
        let lower = picture.color(column, 2 * row + 1)
        if isInColor {
          paint(Paint(foreground: upper, background: lower, isMoving: isMoving), at: point)
        } else {
          let lightness = (upper.lightness + lower.lightness) / 2
          text(Self.shades[lightness * Self.shades.count / 256], at: point, role: .text)
        }
      }
    }
    if style == .pixels, isInColor, !isMoving, whole.width >= 2 * place.columns {
      lay(whole, in: place)
    }
  }
}
