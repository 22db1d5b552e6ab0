/// A terminal without a screen: keeps the frames it is given and hands out the events it is fed.
package final class MemoryTerminal: Terminal {
  package private(set) var size: Size
  /// Every frame shown, the oldest first.
  package private(set) var frames: [Frame] = []
  /// Every text copied, the oldest first.
  package private(set) var copied: [String] = []
  /// Every notification, the oldest first.
  package private(set) var notified: [String] = []
  package private(set) var tellsOfMouse = false
  package private(set) var isOpen = true
  package private(set) var isSuspended = false
  private var waiting: [TerminalEvent] = []

  package init(size: Size) {
    self.size = size
  }

  package var inputDescriptor: Int32? { nil }

  /// The screen as it is now; blank before the first frame.
  package var frame: Frame { frames.last ?? Frame(grid: Grid(size: size)) }
  package var text: String { frame.text }
  package var roles: String { frame.roles }
  package var golden: String { frame.golden }

  /// Has `events()` report these next.
  package func feed(_ events: [TerminalEvent]) {
    waiting += events
  }

  package func events() -> [TerminalEvent] {
    let events = waiting
    waiting = []
    for case .resized(let size) in events { self.size = size }
    return events
  }

  package func present(_ frame: Frame) {
    guard isOpen, !isSuspended else { return }
    frames.append(frame)
  }

  package func copy(_ text: String) -> Bool {
    copied.append(text)
    return true
  }

  package func notify(_ text: String) {
    notified.append(text)
  }

  package func takeMouse(_ isTaken: Bool) -> Bool {
    tellsOfMouse = isTaken
    return true
  }

  package func resize() {}

  package func redraw() {}

  package func suspend() {
    isSuspended = true
  }

  package func resume() {
    isSuspended = false
  }

  package func close() {
    isOpen = false
  }
}
