package import TerminalCore

/// One line of a pane: pieces of text, each with its meaning.
package struct Line: Hashable, Sendable {
  package struct Span: Hashable, Sendable {
    package let text: String
    package let role: Role
    /// Somebody else's words: shown as they are, whatever signs the terminal is spared.
    package var isQuoted = false
  }

  package private(set) var spans: [Span]

  package static let empty = Line(spans: [])

  package init(spans: [Span]) { self.spans = spans }

  package init(_ text: String, _ role: Role = .text) {
    spans = [Span(text: text, role: role)]
  }

  /// Words that are not the program's, such as a prompt; what does not fit in `room` ends in `…`.
  init(quoting text: String, _ role: Role, to room: Int = .max) {
    if DisplayWidth.columns(of: text) > room {
      self.init(cutting: text, role, to: room)
    } else {
      self.init(spans: [Span(text: text, role: role, isQuoted: true)])
    }
  }

  /// The same where more would follow: always ends in `…`.
  init(cutting text: String, _ role: Role, to room: Int) {
    let head = String(DisplayWidth.clipped(text + "…", to: room).dropLast())
    spans = [Span(text: head, role: role, isQuoted: true), Span(text: "…", role: role)]
  }

  /// The start of a row in a list: a mark where it is the chosen one, room for it elsewhere.
  static func marker(_ isChosen: Bool, _ role: Role = .accent) -> Line {
    isChosen ? Line("▸ ", role) : Line("  ")
  }

  package var columns: Int { spans.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } }

  package static func + (left: Line, right: Line) -> Line {
    Line(spans: left.spans + right.spans)
  }

  /// As it is read out: the gaps of a table and its dots are commas, and a colon stands behind a label or a key.
  package var spoken: String {
    var text = ""
    var joint = ""
    for span in spans {
      let own = span.isQuoted ? span.text : span.text.replacing(" · ", with: ", ")
      let words = own.split(separator: " ").joined(separator: " ")
      let isGap = span.text.hasPrefix("  ")
      if words.isEmpty {
        if isGap, joint == " " { joint = ", " }
        continue
      }
      text += text.isEmpty ? words : (isGap && joint == " " ? ", " : joint) + words
      joint = [.label, .key].contains(span.role) ? ": " : span.text.hasSuffix("  ") ? ", " : " "
    }
    return text
  }

  package mutating func append(_ text: String, _ role: Role = .text) {
    spans.append(Span(text: text, role: role))
  }

  /// Adds blanks until the line is so wide; one at least where it is wider already.
  package mutating func pad(to width: Int) {
    append(String(repeating: " ", count: max(spans.isEmpty ? 0 : 1, width - columns)))
  }

  /// A sentence in as many lines as it needs.
  package static func wrapped(
    _ text: String, to width: Int, _ role: Role = .text, indent: String = "",
    isQuoted: Bool = false
  ) -> [Line] {
    let room = max(1, width - DisplayWidth.columns(of: indent))
    return DisplayWidth.wrapped(text, to: room).map {
      isQuoted ? Line(quoting: indent + $0.text, role) : Line(indent + $0.text, role)
    }
  }

  /// The columns of a key and of the words beside it that say what it does.
  private func keyColumns(from index: Int) -> Int {
    let words = spans.dropFirst(index + 1).prefix { $0.role == .keyText }
    return ([spans[index]] + words).reduce(0) { $0 + DisplayWidth.columns(of: $1.text) }
  }

  private func hasWords(after index: Int) -> Bool {
    spans[(index + 1)...].contains { !$0.text.allSatisfy { $0 == " " } }
  }

  /// Draws the line, and marks the keys it names; what does not fit ends in `…`.
  func draw(on canvas: Canvas, row: Int, from start: Int = 0, to end: Int? = nil) {
    var column = start
    let end = end ?? canvas.size.columns
    for (index, span) in spans.enumerated() {
      let room = end - column
      guard room > 0 else { return }
      let width = DisplayWidth.columns(of: span.text)
      // A span that fills the line exactly still has to show that something follows it.
      let isCut = width > room || (width == room && hasWords(after: index))
      let shown =
        isCut ? String(DisplayWidth.clipped(span.text + "…", to: room).dropLast()) : span.text
      if span.role == .key, let key = Key(span.text) {
        canvas.mark(
          Rect(column: column, row: row, columns: keyColumns(from: index), rows: 1),
          as: Target.key(key))
      }
      column += canvas.text(
        shown, at: Point(column: column, row: row), role: span.role, isQuoted: span.isQuoted)
      guard isCut else { continue }
      canvas.text("…", at: Point(column: column, row: row), role: span.role)
      return
    }
  }
}
