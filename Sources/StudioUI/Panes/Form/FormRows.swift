import Jobs
import Schema
import TerminalCore

/// The lines of a form: each parameter with its label, its value, what else it could be, and its
/// problems.
struct FormRows {
  let model: ModelSchema
  let width: Int
  private let labelColumns: Int
  /// Unedited long texts take so many lines at most.
  private let shownLines: Int

  private static let valueColumns = 10

  init(_ model: ModelSchema, size: Size) {
    self.model = model
    width = size.columns
    shownLines = max(3, size.rows / 3)
    let longest =
      model.parameters.filter { !Self.isLong($0) }
      .map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
    labelColumns = min(longest + 4, max(8, width * 45 / 100))
  }

  private static func isLong(_ parameter: Parameter) -> Bool {
    parameter.kind == .text(isLong: true)
  }

  /// The columns in which the value of a parameter is wrapped while it is edited.
  func textWidth(_ parameter: Parameter) -> Int {
    // One column is left for the cursor behind a full line.
    max(1, width - (Self.isLong(parameter) ? 4 : labelColumns) - 1)
  }

  /// - Parameters:
  ///   - editing: the text being typed into the focused field.
  ///   - isFocused: the form has the focus, so its focused field shows it.
  ///   - files: what is known of its local files.
  ///   - wildcards: what is known of the files of variants.
  ///   - counted: how many characters the text being typed has.
  func rows(
    _ form: FormState, editing: TextField?, isFocused: Bool, files: [String: FileCheck],
    wildcards: [String: Wildcard], counted: Int?
  ) -> [Row] {
    let unused = model.unused(form.values)
    let problems = form.shownProblems(model, files, wildcards)
    let fields = form.fields(model)
    var rows: [Row] = []
    for parameter in model.parameters {
      let own = fields.filter { $0.parameter == parameter.name }
      for field in own {
        let isHere = isFocused && field == form.focus
        let entry = Entry(
          parameter: parameter, field: field, form: form, isFocused: isHere,
          editing: field == form.focus ? editing : nil, winner: unused[parameter.name],
          files: files, count: form.count(parameter, wildcards), counted: counted)
        rows += Self.isLong(parameter) ? longRows(entry) : shortRows(entry)
      }
      let key = own.last?.key
      for problem in problems where problem.parameters.contains(parameter.name) {
        let words = Words.problem(problem, at: parameter.name, form.common)
        let lines = Line.wrapped("! \(words)", to: width, .problem, indent: "    ")
        rows += lines.map { Row(key, $0) }
      }
      if Self.isLong(parameter) { rows.append(Row(nil, .empty)) }
    }
    if rows.last?.line == .empty { rows.removeLast() }
    return rows
  }

  /// One field with all that its lines depend on.
  struct Entry {
    let parameter: Parameter
    let field: FieldID
    let form: FormState
    let isFocused: Bool
    let editing: TextField?
    /// The parameter that makes this one useless now.
    let winner: String?
    let files: [String: FileCheck]
    /// How many values it stands for; nil for one.
    let count: Int?
    /// How many characters the text being typed has.
    let counted: Int?

    var value: Value { form.values[parameter.name] ?? .null }
    /// It has several values by its own, and not by variants in its text.
    var isSeveral: Bool { form.several[parameter.name] != nil }
    var isUnused: Bool { winner != nil }
    var isFirst: Bool { field.item ?? 0 == 0 }

    /// What a press on the field means where it is in one line. Of a path only the end may be in sight.
    func target(_ shown: String, at start: Int, width: Int) -> Target {
      guard parameter.takesText else { return .field(field) }
      let isCut = parameter.takesFiles && start + DisplayWidth.columns(of: shown) > width
      let end = WrappedLine(text: "", characters: shown.count..<shown.count)
      return .text(
        field, isCut ? TextPlace(start: start, line: end) : TextPlace(start: start, text: shown))
    }

    var valueRole: Role {
      if isUnused { return .dim }
      return editing != nil || isFocused ? .fieldFocused : .field
    }
  }

  private func label(_ entry: Entry) -> Line {
    var line = Line.marker(entry.isFocused)
    let name = entry.isFirst ? entry.parameter.name : ""
    let role: Role = entry.isUnused ? .dim : entry.isFocused ? .title : .label
    line.append(DisplayWidth.clipped(name, to: max(1, labelColumns - 3)), role)
    // Constant while it is edited: a mark that goes away with the first letter catches the eye.
    if entry.isFirst, entry.parameter.isRequired, entry.parameter.startValue.isEmpty {
      line.append(" *", entry.value.isEmpty && entry.editing == nil ? .warning : .label)
    }
    return line
  }

  /// The line with its mark at the right end, where there is room for it.
  private func marked(_ line: Line, _ entry: Entry) -> Line {
    guard isMarked(entry) else { return line }
    let mark = mark(entry)
    let place = width - DisplayWidth.columns(of: mark)
    guard line.columns < place else { return line }
    var line = line
    line.pad(to: place)
    line.append(mark, entry.isSeveral ? .accent : .changed)
    return line
  }

  private func mark(_ entry: Entry) -> String {
    guard entry.isSeveral, let count = entry.count else { return "changed" }
    return Words.count(count, "value")
  }

  /// The line with a quiet word at the right end, where there is room for it.
  private static func ended(_ line: Line, _ word: String, to width: Int) -> Line {
    let place = width - DisplayWidth.columns(of: word)
    guard line.columns + 2 <= place else { return line }
    var line = line
    line.pad(to: place)
    line.append(word, .dim)
    return line
  }

  /// What has to be filled in and has no default is not marked: it would always be.
  private func isMarked(_ entry: Entry) -> Bool {
    if entry.isSeveral { return true }
    if case .seed = entry.parameter.kind { return false }
    guard entry.isFirst, !entry.isUnused else { return false }
    return entry.form.isChanged(entry.parameter)
      && !(entry.parameter.isRequired && entry.parameter.startValue.isEmpty)
  }

  private func longRows(_ entry: Entry) -> [Row] {
    let key = entry.field.key
    var heading = label(entry)
    if let winner = entry.winner { heading.append("   unused: \(winner) is given", .dim) }
    if entry.editing != nil {
      heading = Self.ended(heading, entry.counted.map(Words.characters) ?? "", to: width)
    } else if let count = entry.count {
      heading.append("   \(Words.count(count, "variant"))", .accent)
    }
    let bar = Line("  ┃ ", entry.editing != nil ? .accent : .dim)
    let start = bar.columns
    let first = entry.editing == nil ? marked(heading, entry) : heading
    var rows = [Row(key, first, target: .field(entry.field))]
    if let editing = entry.editing {
      return rows + editedRows(editing, entry, start: bar, wrapped: bar)
    }
    let text = entry.form.text(entry.field)
    if text.isEmpty {
      let empty = TextPlace(start: start, text: "")
      let placeholder = Line(Words.placeholder(entry.parameter), .placeholder)
      rows.append(Row(key, bar + placeholder, target: .text(entry.field, empty)))
      return rows
    }
    let lines = DisplayWidth.wrapped(text, to: textWidth(entry.parameter))
    for (index, line) in lines.prefix(shownLines).enumerated() {
      let isCut = index == shownLines - 1 && lines.count > shownLines
      let shown =
        isCut
        ? Line(
          cutting: line.text + " ", entry.valueRole, to: textWidth(entry.parameter))
        : Line(quoting: line.text, entry.valueRole)
      rows.append(
        Row(
          key, bar + shown, target: .text(entry.field, TextPlace(start: start, line: line))))
    }
    return rows
  }

  private func shortRows(_ entry: Entry) -> [Row] {
    let key = entry.field.key
    var start = label(entry)
    start.pad(to: labelColumns)
    if let editing = entry.editing {
      var wrapped = Line.empty
      wrapped.pad(to: labelColumns)
      return editedRows(editing, entry, start: start, wrapped: wrapped)
    }
    var line = start
    let file = fileWords(entry)
    let shown = entry.form.shown(entry.field, entry.parameter)
    if shown.isEmpty {
      line.append(Words.placeholder(entry.parameter), .placeholder)
    } else {
      let mark = isMarked(entry) ? DisplayWidth.columns(of: mark(entry)) + 2 : 0
      let tail = file.isEmpty ? 0 : DisplayWidth.columns(of: file) + 2
      let room = max(1, width - labelColumns - mark - tail)
      line = line + Self.clipped(shown, to: room, keepsEnd: !file.isEmpty, entry.valueRole)
    }
    if !file.isEmpty {
      line.append("  \(file)", .dim)
      return [
        Row(key, marked(line, entry), target: entry.target(shown, at: labelColumns, width: width))
      ]
    }
    return [
      Row(
        key, marked(hinted(line, entry), entry),
        target: entry.target(shown, at: labelColumns, width: width))
    ]
  }

  /// A path says more with its end than with its beginning.
  static func clipped(
    _ text: String, to room: Int, keepsEnd: Bool, _ role: Role
  ) -> Line {
    guard keepsEnd, DisplayWidth.columns(of: text) > room, room > 1 else {
      return Line(quoting: text, role, to: room)
    }
    var end = Substring(text)
    while DisplayWidth.columns(of: end) >= room { end.removeFirst() }
    return Line("…", role) + Line(quoting: String(end), role)
  }

  /// The size of the local file that stands in the field.
  private func fileWords(_ entry: Entry) -> String {
    guard entry.parameter.takesFiles,
      case .file(let path) = MediaReference(entry.form.text(entry.field)),
      case .readable(let bytes, _)? = entry.files[path]
    else { return "" }
    return Words.size(bytes)
  }

  /// The line with what else the value could be, in the room that is left.
  private func hinted(_ line: Line, _ entry: Entry) -> Line {
    let start = max(line.columns + 2, labelColumns + Self.valueColumns)
    let mark = isMarked(entry) ? DisplayWidth.columns(of: mark(entry)) + 2 : 0
    let hint =
      entry.winner.map { Line("unused: \($0) is given", .dim) }
      ?? self.hint(entry, in: width - start - mark)
    guard hint.columns > 0 else { return line }
    var line = line
    line.pad(to: start)
    return line + hint
  }

  private func editedRows(
    _ editing: TextField, _ entry: Entry, start: Line, wrapped: Line
  ) -> [Row] {
    let lines = DisplayWidth.wrapped(editing.text, to: textWidth(entry.parameter))
    let place = lines.position(of: editing.cursor)
    let isShort = lines.count == 1 && !Self.isLong(entry.parameter)
    return lines.enumerated().map { index, line in
      let before = index == 0 ? start : wrapped
      let edited = before + Line(quoting: line.text, .fieldFocused)
      return Row(
        entry.field.key, isShort ? hinted(edited, entry) : edited,
        cursor: index == place.row ? before.columns + place.column : nil,
        target: .text(entry.field, TextPlace(start: before.columns, line: line)))
    }
  }
}
