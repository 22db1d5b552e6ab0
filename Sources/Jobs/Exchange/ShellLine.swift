/// A line as a shell reads it: words, and how a text becomes one.
package enum ShellLine {
  /// As one word for a shell.
  package static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "@:/._-+,=%".contains($0))
    }
    return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: "'\\''"))'"
  }

  /// The words of a line, with quotes of all three kinds and lines that go on; nothing in it is put in place of
  /// anything else. Nil where a quote has no end.
  package static func words(_ line: String) -> [String]? {
    var rest = line[...]
    var words: [String] = []
    var word: String?
    while let sign = rest.popFirst() {
      switch sign {
      case "\\":
        // A line that goes on; where it was pasted into one line, its end has become a blank.
        guard let next = rest.popFirst() else { continue }
        if !next.isWhitespace { word = (word ?? "") + String(next) }
      case "'":
        guard let end = rest.firstIndex(of: "'") else { return nil }
        word = (word ?? "") + rest[..<end]
        rest = rest[rest.index(after: end)...]
      case "\"":
        guard let text = quoted(&rest, by: "\"", { "\"\\$`".contains($0) ? String($0) : nil })
        else {
          return nil
        }
        word = (word ?? "") + text
      case "$" where rest.first == "'":
        rest.removeFirst()
        guard let text = quoted(&rest, by: "'", { escapes[$0] }) else { return nil }
        word = (word ?? "") + text
      case _ where sign.isWhitespace:
        if let done = word { words.append(done) }
        word = nil
      default: word = (word ?? "") + String(sign)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  private static let escapes: [Character: String] = [
    "n": "\n", "t": "\t", "r": "\r", "'": "'", "\"": "\"", "\\": "\\",
  ]

  /// What stands before the sign that ends it, which is read too.
  private static func quoted(
    _ rest: inout Substring, by end: Character, _ escaped: (Character) -> String?
  ) -> String? {
    var text = ""
    while let sign = rest.popFirst() {
      if sign == end { return text }
      guard sign == "\\", let next = rest.popFirst() else {
        text.append(sign)
        continue
      }
      text += escaped(next) ?? "\\\(next)"
    }
    return nil
  }
}
