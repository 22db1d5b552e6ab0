import Schema
import TerminalCore

extension StudioState {
  /// Draws the form of the chosen model with its help, price and time.
  func drawForm(on canvas: Canvas, _ layout: StudioLayout) {
    guard !layout.form.isEmpty else { return }
    let isFocused = pane == .form && overlays.isEmpty
    drawPane(canvas, layout.form, title: formTitle, isFocused: pane == .form, .form)
    guard let model, let form, let rows = shownForm(layout)?.rows else { return }
    let fields = canvas.region(layout.fields)
    let cursorRows = isFocused ? rows : rows.map(\.withoutCursor)
    cursorRows.draw(on: fields, from: form.scroll)
    drawHidden(canvas, layout.form, rows.hidden(from: form.scroll, height: layout.fields.rows))
    let free = max(0, layout.fields.rows - rows.count - 1)
    let footer = Rect(
      column: layout.formFooter.column, row: layout.formFooter.row - free,
      columns: layout.formFooter.columns, rows: layout.formFooter.rows + free)
    drawFooter(canvas.region(footer), model, form, isTall: layout.formFooter.rows >= 6)
  }

  private var formTitle: String {
    guard let model else { return "" }
    return model.summary.isEmpty ? model.slug : "\(model.slug) · \(model.summary)"
  }

  /// From the bottom: who named the price, price and time beside the key that sends, what the field
  /// takes, its help. Help takes the room that the fields leave.
  private func drawFooter(
    _ canvas: Canvas, _ model: ModelSchema, _ form: FormState, isTall: Bool
  ) {
    let width = canvas.size.columns
    let height = canvas.size.rows
    var amount = amount(model, form, width: width)
    var lines: [Line] = []
    if let source = estimate(model, form.values).map(Words.briefSource) {
      if isTall {
        // Its end is worth a row where the fields leave one.
        lines = Self.shortened(
          Line.wrapped(source, to: width, .dim), to: height > 6 ? 2 : 1, width: width)
      } else {
        amount.append(" · \(source)", .dim)
      }
    } else if isTall {
      lines = [.empty]
    }
    lines.insert(amount, at: 0)
    let room = height - lines.count
    if room > 0, pane == .form,
      let parameter = explained.flatMap(model.parameter) ?? focusedParameter
    {
      lines = help(parameter, model, form, width: width, rows: room) + lines
    }
    for (index, line) in lines.enumerated() {
      line.draw(on: canvas, row: height - lines.count + index)
    }
  }

  /// The key that sends stands before it where there is room; the key bar has it too.
  private func amount(_ model: ModelSchema, _ form: FormState, width: Int) -> Line {
    let amount = Line(Words.priceAndTime(self, model, form), .money)
    let key = Line(keymap.name(of: .submit), .key) + Line(" submits · ", .keyText)
    return access == .noKey || key.columns + amount.columns > width ? amount : key + amount
  }

  /// The help of a field, the values that a rule forbids now, and what it takes, in so many rows.
  private func help(
    _ parameter: Parameter, _ model: ModelSchema, _ form: FormState, width: Int, rows: Int
  ) -> [Line] {
    let truth =
      parameter.name == model.seedParameter?.name
      ? Words.seedTruth(model.slug, jobs, now: now, in: timeZone) : nil
    let help =
      (truth.map { Line.wrapped($0, to: width, .warning) } ?? [])
      + Line.wrapped(parameter.help, to: width, .help)
    let forbidden = Words.forbidden(parameter, model, form.common)
    let line =
      (forbidden.isEmpty ? Line.empty : Line("\(forbidden) · ", .warning))
      + Line(Words.allowed(parameter), .dim)
    var takes = [line]
    if line.columns > width, help.count + 2 <= rows {
      takes =
        forbidden.isEmpty
        ? Line.wrapped(Words.allowed(parameter), to: width, .dim)
        : [Line(forbidden, .warning), Line(Words.allowed(parameter), .dim)]
    }
    takes = Self.shortened(takes, to: 2, width: width)
    return Self.shortened(help, to: max(0, rows - takes.count), width: width) + takes
  }

  /// The first lines; the last of them says that there was more.
  private static func shortened(_ lines: [Line], to count: Int, width: Int) -> [Line] {
    guard lines.count > count, count > 0, let last = lines[count - 1].spans.first else {
      return Array(lines.prefix(count))
    }
    return lines.prefix(count - 1) + [
      Line(DisplayWidth.clipped("\(last.text) …", to: width), last.role)
    ]
  }
}
