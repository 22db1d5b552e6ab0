/// Something the terminal tells the studio.
package enum TerminalEvent: Sendable, Hashable {
  case key(Key)
  /// Text pasted in one piece; nothing in it counts as a key press.
  case paste(String)
  case mouse(Mouse)
  case resized(Size)
  /// Whether the terminal's window has the keyboard now.
  case focused(Bool)
  /// What the terminal says of its background, when it was asked.
  case background(isDark: Bool)
  /// The terminal says, when it was asked, that it can show all pixels of a picture.
  case showsPixels
  /// The terminal is gone: its window was closed or the line dropped.
  case hungUp
}
