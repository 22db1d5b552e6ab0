import Glibc

/// Lines in and lines out: a terminal that can do no more than that, or a pipe.
package final class PlainTerminal {
  package let input: Int32
  private let output: Int32
  /// Somebody types; else lines come from a file or another program.
  let isInteractive: Bool
  /// Input has ended, or nobody reads any more.
  private(set) var isGone = false
  private var editor = LineEditor()
  private var waiting: [LineEditor.Event] = []
  private var pieces: [UInt8] = []
  private var hasEnded = false
  private var prompt: String?
  /// How the terminal was found; nil where it was left alone.
  private var found: termios?

  package init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
    self.input = input
    self.output = output
    isInteractive = isatty(input) == 1
  }

  /// Keys are edited here from now on; whether they are shown stays as it was set.
  func open() {
    var now = termios()
    guard isInteractive, tcgetattr(input, &now) == 0 else { return }
    found = now
    now.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(input, TCSANOW, &now)
  }

  /// The terminal is as it was found.
  func suspend() {
    if var found { tcsetattr(input, TCSADRAIN, &found) }
  }

  /// Ends the line that the prompt began, too.
  func close() {
    endPrompt()
    suspend()
  }

  /// No line has been begun, so that something can be said without tearing it.
  var isAtRest: Bool { editor.isEmpty }

  /// What poll has to look at; nil where nothing comes any more.
  var inputDescriptor: Int32? { hasEnded ? nil : input }

  /// Takes what can be read now; called when there is something.
  func read() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(input, &buffer, buffer.count)
    guard count > 0 else {
      if count < 0, errno == EINTR || errno == EAGAIN { return }
      hasEnded = true
      // A terminal that has nothing to read any more is gone; a pipe was read to its end.
      if isInteractive { isGone = true } else { endOfPipe() }
      return
    }
    for byte in buffer.prefix(count) {
      if isInteractive { type(byte) } else { take(byte) }
    }
  }

  /// The next whole line, or the end of input, which a pipe says again each time it is asked.
  func next() -> LineEditor.Event? {
    waiting.isEmpty ? (hasEnded && !isInteractive ? .end : nil) : waiting.removeFirst()
  }

  /// Says lines, below a prompt that stands there.
  func say(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    write((prompt != nil ? "\n" : "") + lines.map { "\(Self.clean($0))\n" }.joined())
    prompt = nil
  }

  /// Asks for a line, once.
  func ask(_ prompt: String) {
    guard isInteractive, self.prompt == nil else { return }
    self.prompt = prompt
    write(Self.clean(prompt))
  }

  /// A line that was begun is not meant any more.
  func drop() {
    editor.clear()
    endPrompt()
  }

  private func endPrompt() {
    if prompt != nil { write("\n") }
    prompt = nil
  }

  /// After the program was stopped: the terminal is set anew, and what was typed shows again.
  func resume() {
    open()
    guard let prompt else { return }
    write("\n\(Self.clean(prompt))\(isEchoing ? editor.text : "")")
  }

  private var isEchoing: Bool { found.map { $0.c_lflag & tcflag_t(ECHO) != 0 } ?? false }

  private func type(_ byte: UInt8) {
    let (echo, event) = editor.take(byte)
    if isEchoing { write(echo) }
    guard let event else { return }
    prompt = nil
    waiting.append(event)
  }

  private func take(_ byte: UInt8) {
    guard byte == UInt8(ascii: "\n") else { return pieces.append(byte) }
    waiting.append(.line(String(decoding: pieces, as: UTF8.self)))
    pieces = []
  }

  private func endOfPipe() {
    if !pieces.isEmpty { take(UInt8(ascii: "\n")) }
  }

  /// No byte moves the cursor, whatever a text holds.
  private static func clean(_ line: String) -> String {
    var clean = ""
    for scalar in line.unicodeScalars {
      switch scalar {
      case "\n": clean.unicodeScalars.append(scalar)
      case "\t", "\r": clean += " "
      default:
        guard scalar.properties.generalCategory != .control else { continue }
        clean.unicodeScalars.append(scalar)
      }
    }
    return clean
  }

  private func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty, !isGone {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        isGone = true
      }
    }
  }
}
