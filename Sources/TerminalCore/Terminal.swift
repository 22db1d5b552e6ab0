/// Where frames are shown and keys come from: a real terminal, or memory in tests.
///
/// One thread uses it; it is not meant to be shared.
package protocol Terminal: AnyObject {
  /// The present size; a change is also told by `events()`.
  var size: Size { get }

  /// Readable, in the sense of poll, when `events()` has something; nil where nothing ever wakes.
  var inputDescriptor: Int32? { get }

  /// When `events()` has something although nothing more arrives; nil where that is not so.
  var deadline: ContinuousClock.Instant? { get }

  /// Everything that has happened since the last call; never waits.
  func events() -> [TerminalEvent]

  /// Shows a frame. Only what differs from the frame before is written.
  func present(_ frame: Frame)

  /// Hands a text to the clipboard of whoever sits at the terminal, also at the other end of SSH; false
  /// where it is too long to be sent. Whether the terminal took it, it does not say.
  func copy(_ text: String) -> Bool

  /// Calls whoever sits at the terminal and looks elsewhere: the bell, and a notification of the desktop
  /// where the terminal can show one.
  func notify(_ text: String)

  /// Has the terminal tell of its mouse, or leaves that to it, for selecting; false where it cannot tell.
  func takeMouse(_ isTaken: Bool) -> Bool

  /// Measures the terminal again, after the signal that says its size changed.
  func resize()

  /// Has the next `present` write everything, for a screen that something else wrote on.
  func redraw()

  /// Gives the terminal back as it was found, so that another program can use it.
  func suspend()

  /// Takes the terminal again after `suspend()`; the next `present` writes everything.
  func resume()

  /// Gives the terminal back for good. A second call does nothing.
  func close()
}

extension Terminal {
  package var deadline: ContinuousClock.Instant? { nil }
}
