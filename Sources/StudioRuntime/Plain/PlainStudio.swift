package import FoundationEssentials
import Glibc
package import StudioUI

/// Runs the studio by lines instead of frames, over the same state, services and effects.
///
/// News is said as it comes, but never into a line that is begun: that is said before the next prompt.
package final class PlainStudio {
  private let terminal: PlainTerminal
  private let signals: SignalSource
  private let queue: EventQueue
  private let effects: EffectRunner
  private let date: () -> Date
  private var conversation: Conversation
  /// What is still to be said.
  private var lines: [String]
  private var end: Studio.End?

  /// - Parameter date: the time of day, asked once for each line.
  package init(
    terminal: PlainTerminal, state: StudioState, services: StudioServices, queue: EventQueue,
    signals: SignalSource, date: @escaping () -> Date
  ) {
    self.terminal = terminal
    self.signals = signals
    self.queue = queue
    self.date = date
    conversation = Conversation(state)
    lines = conversation.greeting
    effects = EffectRunner(services: services, models: state.models, queue: queue)
  }

  /// Talks until the studio is left.
  package func run() -> Studio.End {
    terminal.open()
    effects.start()
    carryOut(conversation.take(.started))
    while end == nil {
      for action in queue.take() { carryOut(conversation.take(action)) }
      takeSignals()
      if terminal.isGone { end = .hungUp }
      guard end == nil else { break }
      // One line at a time: what it asks for may decide what the next one means.
      if !conversation.isBusy, let event = terminal.next() {
        answer(event)
        continue
      }
      speak()
      wait()
    }
    terminal.say(lines)
    effects.stop()
    terminal.close()
    return end ?? .left
  }

  private func answer(_ event: LineEditor.Event) {
    switch event {
    case .line(let line): carryOut(conversation.hear(line, at: date()))
    case .end: carryOut(conversation.stop(at: date()))
    }
  }

  private func carryOut(_ turn: Conversation.Turn) {
    lines += turn.lines
    for effect in turn.effects {
      switch effect {
      case .quit: end = .left
      case .quitToBackground: end = .leftToBackground
      // Whoever has only lines copies from them.
      case .copy(let text): lines.append(text)
      default: effects.run(effect)
      }
    }
  }

  private func speak() {
    guard terminal.isAtRest else { return }
    terminal.say(lines)
    lines = []
    if !conversation.isBusy { terminal.ask(conversation.prompt) }
  }

  private func takeSignals() {
    for signal in signals.pending() {
      switch signal {
      case .interrupt where terminal.isInteractive:
        let isLineBegun = !terminal.isAtRest
        terminal.drop()
        if !isLineBegun { carryOut(conversation.stop(at: date())) }
      case .interrupt: end = .interrupted
      case .terminate: end = .terminated
      case .hangUp: end = .hungUp
      case .stop:
        terminal.suspend()
        signals.stopProcess()
        terminal.resume()
      case .continued, .windowSize: break
      }
    }
  }

  private func wait() {
    var descriptors = [queue.descriptor, signals.descriptor, terminal.inputDescriptor]
      .compactMap(\.self)
      .map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    poll(&descriptors, nfds_t(descriptors.count), -1)
    if let input = terminal.inputDescriptor,
      descriptors.contains(where: { $0.fd == input && $0.revents != 0 })
    {
      terminal.read()
    }
  }
}
