import Glibc
import TerminalCore
import Testing

/// A real terminal line whose other end the test holds.
final class PseudoTerminal {
  let master: Int32
  let line: Int32

  init(size: Size) throws {
    var ends: (Int32, Int32) = (-1, -1)
    try #require(openpty(&ends.0, &ends.1, nil, nil, nil) == 0)
    (master, line) = ends
    resize(to: size)
  }

  deinit {
    close(master)
    close(line)
  }

  func resize(to size: Size) {
    var window = winsize()
    window.ws_col = UInt16(size.columns)
    window.ws_row = UInt16(size.rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  /// Lines are edited and echoed by the system, as a shell expects to find them.
  var isCooked: Bool {
    var settings = termios()
    tcgetattr(line, &settings)
    let both = tcflag_t(ICANON | ECHO)
    return settings.c_lflag & both == both
  }

  /// Types, and waits until it can be read at the other end.
  func type(_ bytes: [UInt8]) throws {
    write(master, bytes, bytes.count)
    var ready = pollfd(fd: line, events: Int16(POLLIN), revents: 0)
    try #require(poll(&ready, 1, 5000) == 1)
  }
}
