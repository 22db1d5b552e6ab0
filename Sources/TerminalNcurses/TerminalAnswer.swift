/// An answer of the terminal to a question of the program, as it comes among the keys.
enum TerminalAnswer: Hashable {
  /// Whether the background is dark (OSC 11).
  case background(isDark: Bool)
  /// It shows pictures by kitty's graphics protocol.
  case pixels
  /// What kind of terminal it is (DA1). Every terminal says it, and after what it was asked before: so no
  /// other answer is to come.
  case kind
  /// An answer that nobody can read.
  case garbled

  /// Asks for what is to be known, and then what every terminal answers.
  static func question(background: Bool, pixels: Bool) -> String {
    // A picture of one pixel that is not shown; who does not know of such prints nothing and does not answer.
    (pixels ? "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\" : "")
      + (background ? "\u{1B}]11;?\u{1B}\\" : "") + "\u{1B}[c"
  }

  /// What the beginning of something read turns out to be.
  enum Match: Hashable {
    case whole(TerminalAnswer, length: Int)
    /// So far it may become one.
    case begun
    case no
  }

  /// - Parameter readings: from an escape on.
  static func match(_ readings: ArraySlice<InputDecoder.Reading>) -> Match {
    var text = ""
    for reading in readings {
      guard case .scalar(let scalar) = reading else { break }
      text.unicodeScalars.append(scalar)
      switch match(text) {
      case .begun: continue
      case let match: return match
      }
    }
    if text.unicodeScalars.count == readings.count { return .begun }
    // Another key came before the end: what is there of an answer is no key.
    return isSure(text) ? .whole(.garbled, length: text.unicodeScalars.count) : .no
  }

  private static let backgroundStart = "\u{1B}]11;"
  private static let pixelsStart = "\u{1B}_G"
  private static let kindStart = "\u{1B}[?"

  /// Nobody types this.
  static func isSure(_ readings: some Collection<InputDecoder.Reading>) -> Bool {
    let start = readings.prefix(backgroundStart.unicodeScalars.count)
    let scalars = start.compactMap { if case .scalar(let scalar) = $0 { scalar } else { nil } }
    return isSure(String(String.UnicodeScalarView(scalars)))
  }

  private static func isSure(_ text: String) -> Bool {
    [backgroundStart, pixelsStart, kindStart].contains { text.hasPrefix($0) }
  }

  private static func match(_ text: String) -> Match {
    let length = text.unicodeScalars.count
    let starts = [backgroundStart, pixelsStart, kindStart]
    if starts.contains(where: { $0.hasPrefix(text) }) { return .begun }
    if text.hasPrefix(kindStart) { return kind(text.dropFirst(kindStart.count), length) }
    if text.hasPrefix(pixelsStart) {
      let words = text.dropFirst(pixelsStart.count)
      return string(words, length, ends: ["\u{1B}\\"], isWord: isPrinted) {
        $0 == "i=31;OK" ? .pixels : nil
      }
    }
    guard text.hasPrefix(backgroundStart) else { return .no }
    let words = text.dropFirst(backgroundStart.count)
    return string(words, length, ends: ["\u{7}", "\u{1B}\\"], isWord: isOfColor) {
      isDark($0).map(Self.background)
    }
  }

  /// An answer in words with an end.
  private static func string(
    _ words: Substring, _ length: Int, ends: [String], isWord: (Unicode.Scalar) -> Bool,
    read: (Substring) -> TerminalAnswer?
  ) -> Match {
    for end in ends where words.hasSuffix(end) {
      return .whole(read(words.dropLast(end.count)) ?? .garbled, length: length)
    }
    let isOpen = words.unicodeScalars.dropLast().allSatisfy(isWord)
    let last = words.unicodeScalars.last
    if isOpen, let last, isWord(last) || last == "\u{1B}", length < 128 { return .begun }
    // What breaks it is a key again, and so is an escape before it.
    return .whole(.garbled, length: length - (isOpen ? 1 : 2))
  }

  private static func kind(_ words: Substring, _ length: Int) -> Match {
    guard let last = words.unicodeScalars.last else { return .begun }
    switch last.value {
    case 0x30...0x3B where length < 64: return .begun
    case 0x40...0x7E: return .whole(last == "c" ? .kind : .garbled, length: length)
    default: return .whole(.garbled, length: length - 1)
    }
  }

  private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
    (0x20..<0x7F).contains(scalar.value)
  }

  /// What a colour is written with.
  private static func isOfColor(_ scalar: Unicode.Scalar) -> Bool {
    "0123456789abcdefABCDEFrg:/#".unicodeScalars.contains(scalar)
  }

  /// `rgb:1e1e/1e1e/1e1e`, with one to four digits each, `rgba:` with a fourth part, or `#1e1e1e`.
  private static func isDark(_ words: Substring) -> Bool? {
    var parts: [Substring]
    if words.hasPrefix("#") {
      let digits = words.dropFirst()
      guard !digits.isEmpty, digits.count.isMultiple(of: 3) else { return nil }
      let length = digits.count / 3
      parts = (0..<3).map { digits.dropFirst($0 * length).prefix(length) }
    } else {
      guard words.hasPrefix("rgb:") || words.hasPrefix("rgba:"),
        let colon = words.firstIndex(of: ":")
      else { return nil }
      parts = words[words.index(after: colon)...].split(separator: "/")
    }
    let light = parts.prefix(3).compactMap { part -> Double? in
      guard (1...4).contains(part.count), let value = Int(part, radix: 16) else { return nil }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard light.count == 3 else { return nil }
    return 0.299 * light[0] + 0.587 * light[1] + 0.114 * light[2] < 0.5
  }
}
