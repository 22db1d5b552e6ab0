import TerminalCore

/// Turns what ncurses reads into events: joins pastes, takes out the terminal's answers, tells escape from
/// alt and from what is left of a key sequence that came apart.
struct InputDecoder {
  /// One thing read from the terminal.
  enum Reading: Hashable {
    case scalar(Unicode.Scalar)
    case key(Key)
    case pasteBegin
    case pasteEnd
    case focus(Bool)
    /// A report of the mouse begins.
    case mouse
    /// One of the old way, whose three numbers are letters.
    case oldMouse
    /// A key this program has no name for.
    case other
  }

  private var pasted: String?
  /// A report of the mouse that is not complete; its end may come later.
  private var report: MouseReport?
  private var endedInEscape = false
  /// The terminal was asked something, and has not answered what every terminal answers last.
  var awaitsAnswers = false
  /// The beginning of what may be an answer; the rest has not arrived.
  private var held: [Reading] = []
  /// The same where no answer was to come any more, so that it was taken for keys.
  private var taken: [Reading] = []

  /// - Parameter readings: everything that had arrived at one time. Bytes of one key press arrive
  ///   together, so an escape at the end is the escape key.
  mutating func events(from readings: [Reading]) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    let all = (TerminalAnswer.isSure(taken + readings) ? taken : held) + readings
    held = []
    if !readings.isEmpty { taken = [] }
    var rest = all[...]
    if endedInEscape, let tail = Self.sequence(in: rest) { rest = rest.dropFirst(tail.length) }
    if !all.isEmpty { endedInEscape = false }
    while let reading = rest.popFirst() {
      if pasted != nil {
        if let text = paste(reading) { events.append(.paste(text)) }
      } else if report != nil, case .scalar(let scalar) = reading, scalar != "\u{1B}" {
        events += addToReport(scalar)
      } else if reading == .scalar("\u{1B}") {
        report = nil
        switch TerminalAnswer.match(all[(rest.startIndex - 1)...]) {
        case .whole(let answer, let length):
          rest = rest.dropFirst(length - 1)
          events += take(answer)
        case .begun where awaitsAnswers || TerminalAnswer.isSure(all[(rest.startIndex - 1)...]):
          held = Array(all[(rest.startIndex - 1)...])
          return events
        case .begun:
          taken = Array(all[(rest.startIndex - 1)...])
          events += escape(&rest)
        case .no: events += escape(&rest)
        }
      } else {
        events += event(for: reading)
      }
    }
    return events
  }

  /// A key press is held back, because it may become an answer.
  var holdsKey: Bool { !held.isEmpty && !TerminalAnswer.isSure(held) }

  /// What was held back after all, when nothing followed: this terminal does not answer.
  mutating func release() -> [TerminalEvent] {
    awaitsAnswers = false
    return events(from: [])
  }

  private mutating func take(_ answer: TerminalAnswer) -> [TerminalEvent] {
    switch answer {
    case .background(let isDark): return [.background(isDark: isDark)]
    case .pixels: return [.showsPixels]
    case .kind: awaitsAnswers = false
    case .garbled: break
    }
    return []
  }

  /// Adds to the paste; gives it back when it is complete, with newlines of one kind.
  private mutating func paste(_ reading: Reading) -> String? {
    switch reading {
    case .scalar(let scalar) where Self.isText(scalar): pasted?.unicodeScalars.append(scalar)
    case .key(.enter): pasted?.append("\r")
    case .key(.tab): pasted?.append("\t")
    case .pasteEnd:
      defer { pasted = nil }
      return pasted?.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .joined(separator: "\n")
    case .scalar, .key, .pasteBegin, .focus, .mouse, .oldMouse, .other: break
    }
    return nil
  }

  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    if ["\t", "\n", "\r"].contains(scalar) { return true }
    return scalar.properties.generalCategory != .control
  }

  private mutating func event(for reading: Reading) -> [TerminalEvent] {
    report = nil
    switch reading {
    case .scalar(let scalar): return Self.key(for: scalar).map { [.key($0)] } ?? []
    case .key(let key): return [.key(key)]
    case .focus(let focused): return [.focused(focused)]
    case .pasteBegin:
      pasted = ""
      return []
    case .mouse, .oldMouse:
      report = reading == .mouse ? .numbers("") : .letters([])
      return []
    case .pasteEnd, .other: return []
    }
  }

  private mutating func addToReport(_ scalar: Unicode.Scalar) -> [TerminalEvent] {
    report?.add(scalar)
    guard report?.isComplete == true else { return [] }
    defer { report = nil }
    return report?.mouse.map { [.mouse($0)] } ?? []
  }

  private mutating func escape(_ rest: inout ArraySlice<Reading>) -> [TerminalEvent] {
    if let sequence = Self.sequence(in: rest) {
      rest = rest.dropFirst(sequence.length)
      return sequence.key.map { [.key($0)] } ?? []
    }
    switch rest.first {
    case .scalar(let scalar) where scalar == "\r" || Self.isPrintable(scalar):
      rest.removeFirst()
      return [.key(.alt(Character(scalar)))]
    case .scalar("\u{7F}"), .scalar("\u{8}"), .key(.backspace):
      rest.removeFirst()
      return [.key(.alt("\u{7F}"))]
    case .key:
      // Some terminals put an escape before an arrow key pressed with alt.
      return []
    case nil:
      endedInEscape = true
      return [.key(.escape)]
    default:
      return [.key(.escape)]
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
  }

  private static func key(for scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0: return .control(" ")
    case 0x08, 0x7F: return .backspace
    case 0x09: return .tab
    case 0x0D: return .enter
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
    case 0x1C...0x1F: return .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
    default: return isPrintable(scalar) ? .character(Character(scalar)) : nil
    }
  }

  /// What follows an escape in a key sequence ncurses did not know: `[`, parameters and a last
  /// letter, or `O` and a letter. The key is nil where it means nothing here.
  private static func sequence(
    in readings: ArraySlice<Reading>
  ) -> (key: Key?, length: Int)? {
    var text = ""
    for reading in readings {
      guard case .scalar(let scalar) = reading else { return nil }
      text.unicodeScalars.append(scalar)
      switch (text.unicodeScalars.first, text.unicodeScalars.count, scalar.value) {
      case ("[", 1, _), ("O", 1, _): continue
      case ("[", _, 0x20...0x3F): continue
      case ("[", let length, 0x40...0x7E): return (keys[text], length)
      case ("O", let length, _): return keys[text].map { ($0, length) }
      default: return nil
      }
    }
    return nil
  }

  private static let keys: [String: Key] = [
    "[A": .up, "OA": .up, "[B": .down, "OB": .down, "[C": .right, "OC": .right,
    "[D": .left, "OD": .left, "[H": .home, "OH": .home, "[F": .end, "OF": .end,
    "[1~": .home, "[4~": .end, "[7~": .home, "[8~": .end, "[2~": .insert, "[3~": .delete,
    "[5~": .pageUp, "[6~": .pageDown, "[Z": .backTab, "OM": .enter,
    "[1;5D": .controlLeft, "[1;5C": .controlRight,
    "OP": .function(1), "OQ": .function(2), "OR": .function(3), "OS": .function(4),
  ]
}
