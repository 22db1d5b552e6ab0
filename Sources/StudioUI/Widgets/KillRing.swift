/// What was deleted by words and lines, to be put in again: in the same text or in another one.
package struct KillRing: Hashable, Sendable {
  private static let limit = 30

  /// The newest is last.
  private var texts: [String] = []
  /// The deletion before was the last thing that happened, so the next one belongs to it.
  private var isJoining = false
  /// How far back the text lies that was put in last; nil where something else happened since.
  private var turned: Int?

  var isEmpty: Bool { texts.isEmpty }
  /// A text was put in just now, so another one can take its place.
  var canTurn: Bool { turned != nil && texts.count > 1 }

  /// Keeps what was deleted; deletions in a row are one text.
  mutating func keep(_ text: String, wasBeforeCursor: Bool) {
    turned = nil
    guard !text.isEmpty else { return }
    if isJoining, let last = texts.popLast() {
      texts.append(wasBeforeCursor ? text + last : last + text)
    } else {
      texts.append(text)
      if texts.count > Self.limit { texts.removeFirst() }
    }
    isJoining = true
  }

  /// Something else was done: the next deletion is a text of its own.
  mutating func end() {
    isJoining = false
    turned = nil
  }

  /// The newest text.
  mutating func putIn() -> String? {
    isJoining = false
    turned = texts.isEmpty ? nil : 0
    return texts.last
  }

  /// The text before the one that was put in last; behind the oldest comes the newest again.
  mutating func turn() -> (last: String, next: String)? {
    guard let place = turned, texts.count > 1 else { return nil }
    let next = (place + 1) % texts.count
    turned = next
    return (texts[texts.count - 1 - place], texts[texts.count - 1 - next])
  }
}
