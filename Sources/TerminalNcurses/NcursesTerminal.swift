import CNcurses
import Glibc
package import TerminalCore
package import Themes

/// The person's own terminal, through ncurses.
///
/// ncurses keeps global state: there is one of these at a time, and one thread uses it.
package final class NcursesTerminal: Terminal {
  /// How every role looks from the next frame on.
  package var theme: Theme {
    didSet {
      pairs = Self.pairs(for: theme)
      shown = nil
    }
  }
  /// How pictures look here.
  package var pictures: PictureStyle {
    paints == nil ? .shades : laid == nil ? .colors : .pixels
  }

  package private(set) var size = Size.zero
  /// The entry of the terminfo database in use.
  package let type: String

  private let device: TerminalDevice
  /// A descriptor of its own, because 1 leads to the log while the screen is up.
  private let output: Int32
  private var stray: StrayOutput?
  private var pairs: PairTable
  /// Nil where there are too few colours for pictures.
  private var paints: PaintTable?
  /// Nil where the terminal does not show pictures, or has not said that it does.
  private var laid: KittyPictures?
  private var decoder = InputDecoder()
  private var waiting: [TerminalEvent] = []
  /// What is on the terminal now; nil when that is not known.
  private var shown: Frame?
  private var title: String?
  private var isOpen = true
  package private(set) var deadline: ContinuousClock.Instant?

  /// Takes the terminal: raw input, alternate screen. `Signals` comes first.
  ///
  /// - Parameter log: an open file for what anything prints while the screen is up; without it,
  ///   standard output and standard error stay as they are.
  /// - Parameter lastWords: what a crash leaves, with the end of that log, which it has to be able to read.
  package init(
    device: TerminalDevice, theme: Theme, log: Int32? = nil, lastWords: LastWords? = nil
  ) throws(TerminalError) {
    if device.fixedSize == nil, !cncurses_is_terminal(device.input, device.output) {
      throw .notATerminal
    }
    DisplayWidth.prepareLocale()
    output = fcntl(device.output, F_DUPFD_CLOEXEC, 3)
    if let lastWords {
      cncurses_last_words(
        lastWords.text.replacing("\n", with: "\r\n"), lastWords.file, lastWords.head, log ?? -1)
    }
    cncurses_guard(output)
    do {
      type = try Self.open(device)
    } catch {
      cncurses_unguard()
      Glibc.close(output)
      throw error
    }
    self.device = device
    self.theme = theme
    pairs = Self.pairs(for: theme)
    paints = Self.paints
    stray = log.map(StrayOutput.init)
    stray?.begin()
    measure()
  }

  deinit {
    close()
  }

  package var inputDescriptor: Int32? { device.input }

  package func events() -> [TerminalEvent] {
    var readings: [InputDecoder.Reading] = []
    var hasEnded = false
    var value: UInt32 = 0
    reading: while true {
      switch cncurses_read(&value) {
      case .no_key: break reading
      case .scalar: readings += Unicode.Scalar(value).map { [.scalar($0)] } ?? []
      case .special: readings.append(Self.reading(for: value))
      case .other_key: readings.append(.other)
      case .end:
        hasEnded = true
        break reading
      }
    }
    defer { waiting = [] }
    var events = waiting + decoder.events(from: readings)
    if let deadline, readings.isEmpty, .now >= deadline { events += decoder.release() }
    if !mayShowPixels { events.removeAll { $0 == .showsPixels } }
    if laid == nil, events.contains(.showsPixels) { laid = KittyPictures() }
    deadline = decoder.holdsKey ? deadline ?? .now + Self.patience : nil
    return events + (hasEnded ? [.hungUp] : [])
  }

  /// Asks what the background is, and whether it shows all pixels of pictures, where terminals of this type
  /// say it; the answers are events, some time later or never.
  package func ask(background: Bool, pixels: Bool) {
    let pixels = pixels && mayShowPixels
    guard isOpen, cncurses_answers(), background || pixels else { return }
    decoder.awaitsAnswers = true
    cncurses_send(TerminalAnswer.question(background: background, pixels: pixels))
  }

  private var mayShowPixels: Bool { device.mayShowPixels && !device.isInTmux && paints != nil }

  package func present(_ frame: Frame) {
    guard isOpen else { return }
    if paints?.isFull(for: frame.grid.cells.count { $0.paint != nil }) == true { forgetPairs() }
    let isAnew = shown == nil
    if isAnew { cncurses_erase() }
    let changed = (0..<min(frame.size.rows, size.rows)).filter { write($0, of: frame) }
    if let title = frame.title, title != self.title {
      cncurses_title(DisplayWidth.cells(of: title).map(\.text).joined())
      self.title = title
    }
    let cursor = frame.cursor ?? Point(column: -1, row: 0)
    cncurses_flush(Int32(cursor.column), Int32(cursor.row), changed.count > 3)
    let whole = frame.pictures.filter { $0.place.intersection(Rect(size)) == $0.place }
    if let pictures = laid?.showing(whole, changed: changed, isAnew: isAnew), !pictures.isEmpty {
      cncurses_send(pictures)
    }
    shown = frame
  }

  package func copy(_ text: String) -> Bool {
    guard let sequence = ClipboardSequence.setting(text, inTmux: device.isInTmux) else {
      return false
    }
    cncurses_send(sequence)
    return true
  }

  package func notify(_ text: String) {
    cncurses_send(device.notification.showing(text, inTmux: device.isInTmux))
  }

  package func takeMouse(_ isTaken: Bool) -> Bool {
    cncurses_take_mouse(isTaken)
  }

  package func resize() {
    let before = size
    measure()
    // A terminal cuts, wraps or moves what it shows as it likes, also where it has its old size again by
    // now: nothing of what is on it can be relied on.
    redraw()
    if size != before { waiting.append(.resized(size)) }
  }

  package func redraw() {
    cncurses_distrust_screen()
    shown = nil
  }

  package func suspend() {
    takeAnswers()
    takePicturesAway()
    cncurses_suspend()
    stray?.end()
    cncurses_unguard()
  }

  package func resume() {
    guard isOpen else { return }
    cncurses_guard(output)
    stray?.begin()
    cncurses_resume()
    title = nil
    shown = nil
    resize()
  }

  package func close() {
    guard isOpen else { return }
    isOpen = false
    takeAnswers()
    takePicturesAway()
    cncurses_close()
    stray?.end()
    cncurses_unguard()
    Glibc.close(output)
  }

  private func takePicturesAway() {
    if let away = laid?.showing([], changed: [], isAnew: false), !away.isEmpty {
      cncurses_send(away)
    }
  }

  /// Waits a moment for an answer that is still to come: after this it would be typed at the shell.
  private func takeAnswers() {
    let limit = ContinuousClock.now + Self.lastPatience
    while decoder.awaitsAnswers {
      let left = ContinuousClock.now.duration(to: limit)
      var input = pollfd(fd: device.input, events: Int16(POLLIN), revents: 0)
      guard left > .zero, poll(&input, 1, Int32(left / .milliseconds(1))) > 0 else { return }
      waiting = events()
      if waiting.contains(.hungUp) { return }
    }
  }

  /// Writes the cells of a row that differ from what is shown; false where none does.
  private func write(_ row: Int, of frame: Frame) -> Bool {
    let changed = frame.grid.columns(of: row, unlike: shown?.grid).prefix { $0 < size.columns }
    if changed.isEmpty { return false }
    var leavesHalf = false
    for column in changed {
      let place = Point(column: column, row: row)
      let cell = frame.grid[place]
      if shown?.grid[place].columns == 2 { leavesHalf = true }
      guard !cell.isContinuation else { continue }
      let entry = pairs[cell.role]
      if let paint = cell.paint {
        cncurses_put(Int32(column), Int32(row), cell.text, 0, paints?[paint] ?? entry.pair)
      } else {
        cncurses_put(Int32(column), Int32(row), cell.text, entry.attributes, entry.pair)
      }
    }
    // Terminals differ in what stays of a wide letter when something is written over it.
    if leavesHalf { cncurses_distrust_row(Int32(row)) }
    return true
  }

  private func measure() {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if let fixed = device.fixedSize {
      cncurses_resize(Int32(max(1, fixed.columns)), Int32(max(1, fixed.rows)))
    } else if cncurses_measure(output, &columns, &rows) {
      cncurses_resize(columns, rows)
    }
    size = Size(columns: Int(cncurses_columns()), rows: Int(cncurses_rows()))
  }

  private static func open(_ device: TerminalDevice) throws(TerminalError) -> String {
    for type in device.types {
      switch cncurses_open(type, device.input, device.output, device.escapeDelay) {
      case .opened: return type
      case .unknown_type: continue
      case .no_cursor_motion: throw .cannotMoveCursor(type: type)
      case .failed: throw .cannotOpen
      }
    }
    throw .unknownType(device.types.first ?? "")
  }

  /// Begins with the theme's pairs alone.
  private func forgetPairs() {
    cncurses_forget_pairs()
    pairs = Self.pairs(for: theme)
    paints = Self.paints
    shown = nil
  }

  private static var paints: PaintTable? {
    PaintTable(colors: Int(cncurses_colors()), pairs: Int(cncurses_pairs())) {
      cncurses_pair(Int32($0), Int32($1))
    }
  }

  private static func pairs(for theme: Theme) -> PairTable {
    PairTable(theme: theme, match: ColorMatch(colors: Int(cncurses_colors()))) {
      cncurses_pair(Int32($0), Int32($1))
    }
  }
}
