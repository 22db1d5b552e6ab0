import TerminalCore

/// The keys that work now, in the order of their scopes; as many as fit, the way to all of them last.
struct KeyBar {
  let entries: [(key: String, title: String)]

  init(_ state: StudioState) {
    var entries: [(key: String, title: String)] = []
    let scopes = state.scopes
    for scope in scopes {
      for command in CommandTable.commands(in: scope)
      where command.title != nil && command.whyOff(state) == nil {
        // An inner scope may have taken one of its keys.
        let key = state.keymap.keys(command).first { key in
          let found = state.keymap.command(for: key, in: scopes)
          return found?.id == command.id && found?.scope == scope
        }
        guard let title = command.title, let key else { continue }
        entries.append((state.name(of: key), title))
      }
    }
    self.entries = entries
  }

  func draw(on canvas: Canvas) {
    let width = canvas.size.columns
    let last = entries.first { $0.title == Words.allKeys }
    let others = entries.filter { $0.title != Words.allKeys }
    let reserved = last.map { columns($0) + 3 } ?? 0
    var line = Line(" ")
    for entry in others {
      let gap = line.columns > 1 ? 3 : 0
      guard line.columns + gap + columns(entry) + reserved <= width else { break }
      append(entry, to: &line)
    }
    if let last { append(last, to: &line) }
    line.draw(on: canvas, row: 0)
  }

  private func columns(_ entry: (key: String, title: String)) -> Int {
    DisplayWidth.columns(of: entry.key) + 1 + DisplayWidth.columns(of: entry.title)
  }

  private func append(_ entry: (key: String, title: String), to line: inout Line) {
    if line.columns > 1 { line.append(" · ", .dim) }
    line.append(entry.key, .key)
    line.append(" \(entry.title)", .keyText)
  }
}
