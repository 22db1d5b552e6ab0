import TerminalCore

/// The keys that work now, in the order of their scopes; as many as fit, the way to all of them last.
struct KeyBar {
  let entries: [(key: String, title: String)]

  init(_ state: StudioState) {
    var entries: [(key: String, title: String)] = []
    // An inner scope may have taken a key.
    var taken: Set<Key> = []
    for command in state.scopes.flatMap(CommandTable.commands) {
      let keys = state.keymap.keys(command)
      let free = keys.first { !taken.contains($0) }
      taken.formUnion(keys)
      guard let title = command.title, let free, command.whyOff(state) == nil else { continue }
      entries.append((state.name(of: free), title))
    }
    self.entries = entries
  }

  func draw(on canvas: Canvas) {
    let width = canvas.size.columns
    let last = entries.first { $0.title == Words.allKeys }
    let others = entries.filter { $0.title != Words.allKeys }
    let reserved = last.map { columns($0) + 3 } ?? 0
    var line = Line(" ")
    var used = 1
    for entry in others {
      used += (used > 1 ? 3 : 0) + columns(entry)
      guard used + reserved <= width else { break }
      append(entry, to: &line)
    }
    if let last { append(last, to: &line) }
    line.draw(on: canvas, row: 0)
  }

  private func columns(_ entry: (key: String, title: String)) -> Int {
    DisplayWidth.columns(of: entry.key) + 1 + DisplayWidth.columns(of: entry.title)
  }

  private func append(_ entry: (key: String, title: String), to line: inout Line) {
    if line.spans.count > 1 { line.append(" · ", .dim) }
    line.append(entry.key, .key)
    line.append(" \(entry.title)", .keyText)
  }
}
