/// What a part of a frame stands for, said by whoever drew it, so that the mouse finds it there.
package struct Mark: Sendable, Hashable {
  package let thing: any Hashable & Sendable
  /// What of the part is in sight, in the frame's coordinates.
  let visible: Rect
  /// Where the part begins, in sight or not.
  let origin: Point

  package static func == (left: Mark, right: Mark) -> Bool {
    left.visible == right.visible && left.origin == right.origin
      && AnyHashable(left.thing) == AnyHashable(right.thing)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(visible)
    hasher.combine(origin)
    hasher.combine(AnyHashable(thing))
  }
}
