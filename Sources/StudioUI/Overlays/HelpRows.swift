import TerminalCore

/// All keys by where they work, out of the one table of commands: what works where the focus is first.
enum HelpRows {
  static func rows(_ state: StudioState, width: Int) -> [Row] {
    var lines: [Line] = []
    var below = state
    below.overlays = []
    let here = below.scopes
    for scope in here + Scope.allCases.filter({ !here.contains($0) }) {
      let commands = CommandTable.commands.filter { $0.scope == scope }
      guard !commands.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.empty) }
      lines.append(Line(scope.title, .title))
      for command in commands {
        let keys = state.keymap.keys(command).map(\.name).joined(separator: " ")
        let start = min(22, width / 3)
        for (index, help) in Line.wrapped(command.help, to: width - start, .text).enumerated() {
          var line = Line("  ")
          if index == 0 { line.append(DisplayWidth.clipped(keys, to: start - 3), .key) }
          line.pad(to: start)
          lines.append(line + help)
        }
      }
    }
    return lines.map { Row(nil, $0) }
  }
}
