import Glibc
import TerminalNcurses
import Testing

extension OneTerminalAtATime {
  struct SignalsTests {
    @Test(arguments: [
      (SIGWINCH, Signal.windowSize), (SIGTSTP, .stop), (SIGCONT, .continued), (SIGINT, .interrupt),
      (SIGTERM, .terminate), (SIGHUP, .hangUp),
    ])
    func aSignalIsToldOnceThroughTheDescriptor(number: Int32, signal: Signal) throws {
      let signals = try #require(Signals())
      #expect(signals.pending().isEmpty)
      kill(getpid(), number)
      var ready = pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)
      #expect(poll(&ready, 1, 5000) == 1)
      #expect(signals.pending() == [signal])
      #expect(signals.pending().isEmpty)
    }

    @Test func thereIsOneAtATime() throws {
      let first = try #require(Signals())
      #expect(Signals() == nil)
      #expect(first.pending().isEmpty)
    }
  }
}
