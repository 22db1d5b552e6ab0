import TerminalCore

/// A line while it is typed on a terminal: edited and echoed as the system would.
///
/// The system's own editing cannot be asked whether a line is begun, and cuts it after 4095 bytes.
struct LineEditor {
  enum Event: Hashable {
    case line(String)
    /// ctrl+d on an empty line.
    case end
  }

  private enum Sequence { case none, begun, parameters }

  /// What was typed of the line.
  private(set) var text = ""
  /// The bytes of a character that has not come whole yet.
  private var bytes: [UInt8] = []
  /// A key that is no letter sends an escape and more; nothing is done about it here.
  private var sequence = Sequence.none

  /// Nothing of a line is typed yet.
  var isEmpty: Bool { text.isEmpty && bytes.isEmpty }

  /// Takes a byte; what the terminal is to show for it, and the line where that ends it.
  mutating func take(_ byte: UInt8) -> (echo: String, event: Event?) {
    if sequence != .none {
      take(inSequence: byte)
      return ("", nil)
    }
    switch byte {
    case 0x0A, 0x0D:
      defer { clear() }
      return ("\n", .line(text))
    case 0x04: return isEmpty ? ("\n", .end) : ("", nil)
    case 0x08, 0x7F: return (erase { _ in false }, nil)
    case 0x15: return (erase { _ in true }, nil)
    case 0x17:
      var isInWord = false
      let echo = erase { next in
        isInWord = isInWord || next?.isWhitespace == false
        return !(isInWord && next?.isWhitespace == true)
      }
      return (echo, nil)
    case 0x1B:
      sequence = .begun
      return ("", nil)
    case 0x09: return (insert(" "), nil)
    case 0..<0x20: return ("", nil)
    default: return (take(ofCharacter: byte), nil)
    }
  }

  /// Forgets what was typed.
  mutating func clear() {
    text = ""
    bytes = []
  }

  private mutating func take(inSequence byte: UInt8) {
    switch (sequence, byte) {
    case (.begun, UInt8(ascii: "[")), (.begun, UInt8(ascii: "O")): sequence = .parameters
    case (.parameters, 0x20..<0x40): break
    default: sequence = .none
    }
  }

  private mutating func take(ofCharacter byte: UInt8) -> String {
    bytes.append(byte)
    let length =
      switch bytes[0] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard bytes.count >= length else { return "" }
    defer { bytes = [] }
    return insert(
      String(decoding: bytes, as: UTF8.self).filter { character in
        character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      })
  }

  private mutating func insert(_ typed: String) -> String {
    text += typed
    return typed
  }

  /// Takes away the last character, and on while `goesOn` says so of the one that is last then.
  private mutating func erase(while goesOn: (Character?) -> Bool) -> String {
    var echo = ""
    while let last = text.popLast() {
      echo += String(
        repeating: "\u{8} \u{8}", count: DisplayWidth.columns(of: String(last)))
      guard goesOn(text.last) else { break }
    }
    return echo
  }
}
