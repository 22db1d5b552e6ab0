import Glibc
import TerminalCore
import TerminalNcurses
import Testing
import Themes

/// A terminal made of a pipe for the keys and a nameless file for what is written.
final class Paper {
  static let size = Size(columns: 80, rows: 24)

  let terminal: NcursesTerminal
  private var input: (read: Int32, write: Int32)
  private let output: Int32
  private var seen = 0

  init(
    type: String = "xterm-256color", theme: String = "dark", size: Size = Paper.size,
    isInTmux: Bool = false, mayShowPixels: Bool = false
  ) throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    input = (ends[0], ends[1])
    let file = try #require(tmpfile())
    output = dup(fileno(file))
    fclose(file)
    let device = TerminalDevice(
      input: ends[0], output: output, types: [type, "xterm-256color"], escapeDelay: 25,
      isInTmux: isInTmux, mayShowPixels: mayShowPixels, fixedSize: size)
    terminal = try NcursesTerminal(
      device: device, theme: try #require(ThemeLibrary()[theme]))
  }

  deinit {
    terminal.close()
    for descriptor in [input.read, input.write, output] where descriptor >= 0 {
      close(descriptor)
    }
  }

  /// What was written since the last call.
  func written() -> String {
    let end = Int(lseek(output, 0, SEEK_END))
    var bytes = [UInt8](repeating: 0, count: max(0, end - seen))
    pread(output, &bytes, bytes.count, seen)
    seen = end
    return String(decoding: bytes, as: UTF8.self)
  }

  func type(_ text: String) {
    write(input.write, text, text.utf8.count)
  }

  /// Closes the end that keys come from.
  func hangUp() {
    close(input.write)
    input.write = -1
  }

  /// A form of ten fields with a cursor in one of them.
  static func form(_ text: String, focus: Int) -> Frame {
    Frame(size: size) { canvas in
      canvas.text("Models", at: .zero, role: .title)
      for row in 0..<10 {
        let isFocused = row == focus
        let place = Point(column: 2, row: 2 + row)
        canvas.text(isFocused ? "▸" : " ", at: Point(column: 0, row: place.row), role: .accent)
        canvas.text("parameter \(row)", at: place, role: isFocused ? .titleFocused : .label)
        canvas.text(
          row == 0 ? text : "some value", at: Point(column: 20, row: place.row),
          role: isFocused ? .fieldFocused : .field)
      }
      canvas.text("ctrl+s", at: Point(column: 1, row: 23), role: .key)
      canvas.text("submit", at: Point(column: 8, row: 23), role: .keyText)
      canvas.placeCursor(
        at: Point(column: 20 + DisplayWidth.columns(of: text), row: 2 + focus))
    }
  }
}
