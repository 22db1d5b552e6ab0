import Jobs
import TerminalCore

/// A line in a box while it is typed.
package struct LineEdit: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case setting(Setting)
    /// What a person calls a job.
    case tags(job: String)
    /// Under which name a text is kept; `taken` is one that is there already.
    case name(Shelf, text: String, taken: String?)
    /// How many of the jobs in the box with the amount are to be drawn.
    case sample(of: Int)
    /// So many jobs are to be sent, which takes typing their number.
    case count(Int)
    /// Which tags several jobs get, and which they lose.
    case retag(jobs: [String])
    case note(jobs: [String])
    /// The name of a filter that is to be saved; `taken` is one that is there already.
    case search(line: String, taken: String? = nil)
    /// Which file says what made a clip.
    case recipe
  }

  package let subject: Subject
  package var field: TextField
}

extension StudioState {
  /// Takes what was typed; what has to be written first stays in sight until that is done.
  mutating func take(_ edit: LineEdit) -> [Effect] {
    switch edit.subject {
    case .recipe:
      overlays.removeLast()
      return edit.field.text.allSatisfy(\.isWhitespace)
        ? [] : load(typed: edit.field.text, asking: true)
    case .name(let shelf, let text, let taken):
      return take(name: edit.field.text, for: shelf, text, taken: taken)
    case .sample(let most):
      takeSample(edit.field.text, of: most)
      return []
    case .count(let count): return takeCount(edit.field.text, count)
    case .setting(let setting): return write(setting, edit.field.text)
    case .tags(let job):
      overlays.removeLast()
      return tag(job, Tags.read(edit.field.text))
    case .retag(let jobs):
      overlays.removeLast()
      return retag(jobs.compactMap(job), by: edit.field.text)
    case .note(let jobs):
      overlays.removeLast()
      let note = edit.field.text
      return say(.note(note.allSatisfy(\.isWhitespace) ? nil : note), of: jobs.compactMap(job))
    case .search(let line, let taken):
      return save(search: edit.field.text, line: line, taken: taken)
    }
  }

  func drawLineEdit(_ canvas: Canvas, _ layout: StudioLayout, _ edit: LineEdit) {
    let columns = min(72, layout.body.columns - 4)
    func quiet(_ sentence: String) -> [Row] {
      Line.wrapped(sentence, to: columns, .dim).map { Row(nil, $0) }
    }
    let words = Words.aboutLine(edit.subject, self)
    let typed = DisplayWidth.wrapped(edit.field.text, to: columns - 1)
    let cursor = typed.position(of: edit.field.cursor)
    var rows = quiet(words.meaning) + [Row(nil, .empty)]
    rows += typed.enumerated().map { row, line in
      Row(
        nil, Line(quoting: line.text, .fieldFocused),
        cursor: row == cursor.row ? cursor.column : nil,
        target: .filter(TextPlace(start: 0, line: line)))
    }
    rows.append(Row(nil, .empty))
    rows += quiet(words.allowed) + [Row(nil, .empty)]
    rows.append(Row(nil, Words.takesLine(edit.subject, keymap)))
    let rect = layout.box(lines: rows.count, columns: columns + 4)
    let inside = openBox(canvas, rect, title: words.title)
    let height = StudioLayout.inside(rect).rows
    rows.draw(on: inside, from: rows.scroll(showing: nil, from: 0, height: height))
  }
}
