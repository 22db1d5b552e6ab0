import TerminalCore

/// What a terminal sends after the first bytes of a report of its mouse.
enum MouseReport {
  /// `0;12;3M`: button, column and row from 1, `m` where the button was let go.
  case numbers(String)
  /// Three letters, 32 being nought: no column beyond 95 can be told so.
  case letters([Unicode.Scalar])

  mutating func add(_ scalar: Unicode.Scalar) {
    switch self {
    case .numbers(let text): self = .numbers(text + String(scalar))
    case .letters(let letters): self = .letters(letters + [scalar])
    }
  }

  /// What it means is known; anything that cannot be part of it ends it too.
  var isComplete: Bool {
    switch self {
    case .numbers(let text):
      text.unicodeScalars.last.map { !("0"..."9").contains($0) && $0 != ";" } ?? false
    case .letters(let letters): letters.count == 3
    }
  }

  /// Nil for what has no meaning here: other buttons, a button let go, keys held meanwhile.
  var mouse: Mouse? {
    let numbers: [Int]
    switch self {
    case .numbers(let text):
      guard text.last == "M" else { return nil }
      numbers = text.dropLast().split(separator: ";").compactMap { Int($0) }
    case .letters(let letters): numbers = letters.map { Int($0.value) - 32 }
    }
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    let deed: Mouse.Deed? = [0: .press, 64: .wheelUp, 65: .wheelDown][numbers[0]]
    return deed.map { Mouse($0, at: Point(column: numbers[1] - 1, row: numbers[2] - 1)) }
  }
}
