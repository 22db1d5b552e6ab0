import Foundation
import TestSupport
import Testing

extension RealTerminal {
  /// Types of terminals by what the studio does on them: it starts, has their colours and keys, and
  /// leaves them as they were, whichever way it ends.
  @Suite struct TerminalTable {
    struct Row: Sendable, CustomTestStringConvertible {
      let type: String
      /// What a foreground looks like in its sequences; nil where it has no colours.
      let color: String?
      let hasPaste: Bool

      var testDescription: String { type }
    }

    static let rows = [
      Row(type: "vt100", color: nil, hasPaste: false),
      Row(type: "linux", color: "\u{1B}[3", hasPaste: true),
      Row(type: "xterm", color: "\u{1B}[3", hasPaste: true),
      Row(type: "screen", color: "\u{1B}[3", hasPaste: true),
      Row(type: "tmux", color: "\u{1B}[3", hasPaste: true),
      Row(type: "xterm-256color", color: "38;5;", hasPaste: true),
      Row(type: "tmux-256color", color: "38;5;", hasPaste: true),
      Row(type: "xterm-direct", color: "38:2:", hasPaste: true),
    ]

    /// Debian has some entries in a package that is not always there.
    private static func isKnown(_ type: String) -> Bool {
      ["/usr/share/terminfo", "/lib/terminfo", "/etc/terminfo"].contains { folder in
        FileManager.default.fileExists(atPath: "\(folder)/\(type.prefix(1))/\(type)")
      }
    }

    @Test(arguments: rows.filter { isKnown($0.type) }, ["key", "TERM", "ABRT"])
    func itWorksAndIsLeftAsItWas(row: Row, way: String) async throws {
      let program = try Program()
      defer { program.remove() }
      try await Tmux.open(program, variables: ["TERM": row.type]) { terminal in
        try await terminal.command("stty -g > ~/before")
        let bytes = program.home.path + "/bytes"
        try await terminal.record(to: bytes)
        try await terminal.command("dailies --demo; stty -g > ~/after; echo over")
        try await terminal.sees("demo: nothing is charged", "submit")
        try await keys(terminal, row)
        if way == "key" {
          try await RealTerminal.leave(terminal)
        } else {
          try await RealTerminal.send(way, terminal)
        }
        try await terminal.sees("over")
        let file = { (name: String) in
          try String(contentsOf: program.home.appending(path: name), encoding: .utf8)
        }
        try await eventually("the line is told") { (try? file("after").isEmpty) == false }
        #expect(try file("before") == file("after"))
        for flag in ["alternate_on", "mouse_any_flag", "keypad_cursor_flag"] {
          #expect(try await terminal.value(flag) == "0", "\(flag)")
        }
        #expect(try await terminal.value("cursor_flag") == "1")
        try await eventually("the last bytes") { try file("bytes").hasSuffix("ready>") }
        let all = try file("bytes")
        // After that the shell sets modes of its own.
        let written = all[..<(try #require(all.ranges(of: "over").last).lowerBound)]
        if let color = row.color {
          #expect(written.contains(color))
        } else {
          #expect(written.firstMatch(of: /\x1B\[([0-9]+;)*3[0-7]m/) == nil)
        }
        for mode in ["1000", "1006", "1004", "2004", "1049", "1"] {
          let set = written.ranges(of: "\u{1B}[?\(mode)h").last?.lowerBound
          guard let set else { continue }
          #expect(written[set...].contains("\u{1B}[?\(mode)l"), "\(mode) stays set")
        }
      }
    }

    /// An arrow, escape, letters, and a paste that is one where the terminal marks it.
    private func keys(_ terminal: Tmux, _ row: Row) async throws {
      try await terminal.press("Down")
      try await focus(on: "aspect_ratio", terminal)
      try await terminal.press("Up")
      try await focus(on: "prompt", terminal)
      try await terminal.press("Enter")
      try await terminal.sees("done")
      try await terminal.type("a coast")
      if row.hasPaste { try await terminal.paste(" pasted\nin lines") }
      try await terminal.sees(row.hasPaste ? "in lines" : "a coast")
      try await terminal.press("Escape")
      try await terminal.sees("edit")
    }

    /// The mark is drawn in plain letters on terminals that may have no others.
    private func focus(on field: String, _ terminal: Tmux) async throws {
      try await eventually("the focus on \(field)") {
        let screen = try await terminal.screen
        return ["▸", ">"].contains { screen.contains("\($0) \(field)") }
      }
    }

    @Test func withoutATypeAUsualOneIsTaken() async throws {
      let program = try Program()
      defer { program.remove() }
      try await Tmux.open(program) { terminal in
        try await terminal.command("env -u TERM dailies --demo")
        try await terminal.sees("demo: nothing is charged", "submit")
        try await terminal.type("q")
        try await terminal.seesShell()
      }
    }
  }
}
