package import FoundationEssentials
import Glibc
package import StudioUI
package import TerminalCore

/// Runs the studio on a terminal: what happens goes in, what it asks for is carried out, frames are
/// drawn. It owns the thread it runs on; nothing that waits ever runs there.
package final class Studio {
  /// Why the studio came to its end.
  package enum End: Hashable, Sendable {
    case left, interrupted, terminated, hungUp
    /// Left, and what is still open is to be fetched without a screen.
    case leftToBackground
  }

  private let terminal: any Terminal
  private let signals: SignalSource?
  private let queue: EventQueue
  private let effects: EffectRunner
  private let date: () -> Date
  private let showTheme: (String) -> Void
  private let editor: OwnEditor?
  /// The editor that has the terminal now; nil while the terminal is ours.
  private var openEditor: OpenEditor?
  private var state: StudioState
  private var ticker = Ticker()
  private var pace = FramePace()
  private var end: End?
  /// What others are to do: asked of them once the frame is drawn, which is what somebody waits for.
  private var asked: [Effect] = []
  /// The frame that plays is to be on the screen before the next one is asked for: on a slow line that takes its
  /// time, and another is due then.
  private var wantsNextFrame = false

  /// - Parameters:
  ///   - signals: nil where none are caught, as in tests.
  ///   - showTheme: has the terminal show the theme of that name from the next frame on.
  ///   - editor: the person's own; nil where there is none.
  ///   - date: the time of day, asked once for each key and tick.
  package init(
    terminal: any Terminal, state: StudioState, services: StudioServices, queue: EventQueue,
    signals: SignalSource?, showTheme: @escaping (String) -> Void = { _ in },
    editor: OwnEditor? = nil, date: @escaping () -> Date
  ) {
    self.terminal = terminal
    self.state = state
    self.signals = signals
    self.queue = queue
    self.date = date
    self.showTheme = showTheme
    self.editor = editor
    effects = EffectRunner(services: services, models: state.models, queue: queue)
  }

  /// Shows the studio until it is left. Has to be called on the thread that owns the terminal.
  package func run() -> End {
    // The first frame is there before the library or the network is asked for anything.
    drawIfDue()
    effects.start()
    _ = terminal.takeMouse(state.takesMouse)
    apply(.started, urgently: true)
    while true {
      takeNews()
      drawIfDue()
      askOthers()
      if let end {
        openEditor?.end()
        effects.stop()
        return end
      }
      wait()
      if ticker.isDue(.now) { apply(.tick(date()), urgently: false) }
      takeSignals()
      if openEditor == nil { terminal.events().forEach(take) }
    }
  }

  private func takeNews() {
    for action in queue.take() {
      if case .edited = action { takeTerminalBack() }
      // Whoever opened the studio waits for the first look into the library.
      let wasLoaded = state.jobs.isLoaded
      apply(action, urgently: false)
      if state.jobs.isLoaded != wasLoaded { pace.changed(urgently: true) }
    }
  }

  /// How large the person made the panes.
  package var paneSizes: PaneSizes { state.paneSizes }

  private func drawIfDue() {
    guard openEditor == nil, pace.takesFrame(.now) else { return }
    terminal.present(draw(state))
    guard wantsNextFrame else { return }
    wantsNextFrame = false
    effects.run(.nextFrame)
  }

  private func apply(_ action: Action, urgently: Bool) {
    let before = state
    let effects = update(&state, action)
    if state != before || urgently { pace.changed(urgently: urgently) }
    ticker.run(state.needsTicks, now: .now)
    for effect in effects { carryOut(effect) }
  }

  private func askOthers() {
    for effect in asked { effects.run(effect) }
    asked = []
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .quit: end = .left
    case .quitToBackground: end = .leftToBackground
    case .redraw:
      terminal.redraw()
      pace.changed(urgently: true)
    case .copy(let text):
      // Only the loop writes to the terminal.
      apply(
        .told(terminal.copy(text) ? "Copied: \(text)" : "Too long for the clipboard."),
        urgently: true)
    case .notify(let text):
      terminal.notify(text)
      asked.append(effect)
    case .showTheme(let name):
      showTheme(name)
      pace.changed(urgently: true)
    case .takeMouse(let isTaken):
      if !terminal.takeMouse(isTaken) { apply(.told(Words.noMouse), urgently: true) }
    case .suspend: suspend()
    case .nextFrame: wantsNextFrame = true
    case .edit(let text, let name): open(text, name: name)
    default: asked.append(effect)
    }
  }

  private func take(_ event: TerminalEvent) {
    guard end == nil else { return }
    switch event {
    case .key(let key): apply(.key(key, at: date()), urgently: true)
    case .paste(let text): apply(.paste(text), urgently: true)
    case .mouse(let mouse): apply(.mouse(mouse, at: date()), urgently: true)
    case .resized(let size): apply(.resized(size), urgently: true)
    case .focused(let isFocused): apply(.focused(isFocused), urgently: false)
    case .background(let isDark): apply(.background(isDark: isDark), urgently: false)
    case .showsPixels: apply(.pixelsShown, urgently: false)
    case .hungUp: end = .hungUp
    }
  }

  /// Gives the terminal to the person's own editor. Everything but the screen goes on meanwhile.
  private func open(_ text: String, name: String) {
    guard let editor else {
      return apply(.edited(.failed(Words.noEditor)), urgently: true)
    }
    terminal.suspend()
    do {
      openEditor = try editor.open(text, name: name) { [queue] in queue.post(.edited($0)) }
    } catch {
      terminal.resume()
      apply(.edited(.failed(Words.editorHasNoFile)), urgently: true)
    }
  }

  private func takeTerminalBack() {
    // What was pressed in the editor was meant for it.
    takeSignals()
    openEditor = nil
    terminal.resume()
    measure()
  }

  private func takeSignals() {
    for signal in signals?.pending() ?? [] {
      switch signal {
      case .windowSize where openEditor != nil, .continued where openEditor != nil,
        .interrupt where openEditor != nil:
        break
      case .stop where openEditor != nil: signals?.stopProcess()
      case .windowSize: measure()
      case .stop: suspend()
      case .continued:
        terminal.redraw()
        measure()
      case .interrupt: end = .interrupted
      case .terminate: end = .terminated
      case .hangUp: end = .hungUp
      }
    }
  }

  private func suspend() {
    guard let signals else { return }
    apply(.suspended, urgently: false)
    askOthers()
    terminal.suspend()
    signals.stopProcess()
    terminal.resume()
    measure()
  }

  private func measure() {
    terminal.resize()
    apply(.resized(terminal.size), urgently: true)
  }

  /// Waits for a key, news, a signal or the nearest deadline; without a deadline for as long as it
  /// takes.
  private func wait() {
    let isOurs = openEditor == nil
    var descriptors = [
      queue.descriptor, isOurs ? terminal.inputDescriptor : nil, signals?.descriptor,
    ]
    .compactMap(\.self)
    .map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let ours = isOurs ? [pace.deadline, terminal.deadline] : []
    let deadline = ([ticker.deadline] + ours).compactMap(\.self).min()
    // Rounded up: waking a little early would only turn the loop once more for nothing.
    let milliseconds = deadline.map { ContinuousClock.now.duration(to: $0).wholeMilliseconds } ?? -1
    poll(&descriptors, nfds_t(descriptors.count), milliseconds)
  }
}

extension Duration {
  fileprivate var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
    return Int32(min(max(0, milliseconds), 1e6).rounded(.up))
  }
}
