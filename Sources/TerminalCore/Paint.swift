/// The two colours of a cell that shows a part of a picture, whatever the theme says.
package struct Paint: Sendable, Hashable {
  package let foreground: RGB
  package let background: RGB
  /// The picture changes many times a second, so that a colour near to the right one will do.
  package let isMoving: Bool

  package init(foreground: RGB, background: RGB, isMoving: Bool = false) {
    self.foreground = foreground
    self.background = background
    self.isMoving = isMoving
  }

  /// As it shows under a box on top of it.
  var dimmed: Paint {
    func dim(_ color: RGB) -> RGB {
      RGB(red: color.red / 3, green: color.green / 3, blue: color.blue / 3)
    }
    return Paint(foreground: dim(foreground), background: dim(background), isMoving: isMoving)
  }
}
