import Themes

/// A look in the terms of one terminal: colour numbers it has, -1 for its own.
struct Rendition: Sendable, Hashable {
  var foreground = -1
  var background = -1
  var style: Look.Style
}
