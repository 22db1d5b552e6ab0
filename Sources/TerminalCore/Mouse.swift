/// What the mouse did at a place of the screen.
package struct Mouse: Sendable, Hashable {
  package enum Deed: Sendable, Hashable {
    /// The left button went down.
    case press
    case wheelUp, wheelDown
  }

  package let deed: Deed
  package let point: Point

  package init(_ deed: Deed, at point: Point) {
    self.deed = deed
    self.point = point
  }
}
