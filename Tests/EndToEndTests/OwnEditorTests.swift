import Foundation
import TestSupport
import Testing

extension RealTerminal {
  /// `ctrl+o` gives the terminal to the person's own editor.
  @Suite struct OwnEditor {
    /// An editor that says where it was called, waits until it may go on, and then does its work.
    private static func install(_ work: String, _ program: Program) throws {
      let script = """
        #!/bin/sh
        [ "$1" = --flag ] || exit 9
        stat -c %a "${2%/*}" > "$HOME/mode"
        echo "$2" > "$HOME/path"
        cp "$2" "$HOME/was"
        echo the editor has the terminal
        while [ ! -e "$HOME/go" ]; do sleep 0.05; done
        \(work)
        """
      try program.write(script, to: "ed")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: program.home.path + "/ed")
    }

    private static func text(_ program: Program, _ path: String) -> String {
      let file = program.home.appending(path: path)
      return ((try? String(contentsOf: file, encoding: .utf8)) ?? "")
        .trimmingCharacters(in: .newlines)
    }

    private static func begin(_ terminal: Tmux) async throws {
      try await terminal.press("Enter")
      try await terminal.sees("done")
      try await terminal.type("a coast")
      try await terminal.sees("a coast")
      try await terminal.press("C-o")
      try await terminal.sees("the editor has the terminal")
      #expect(try await terminal.value("alternate_on") == "0")
      #expect(try await terminal.value("mouse_any_flag") == "0")
    }

    @Test(arguments: [
      "printf 'two boats\\nat sea\\n' > \"$2\"",
      "printf 'two boats\\nat sea\\n' > \"$2.new\" && mv \"$2.new\" \"$2\"",
    ])
    func whatItWritesComesBackHoweverItWritesIt(work: String) async throws {
      let variables = ["EDITOR": "$HOME/ed --flag"]
      try await RealTerminal.studio(variables: variables) { terminal, program in
        try Self.install(work, program)
        try await Self.begin(terminal)
        #expect(Self.text(program, "mode") == "700")
        #expect(Self.text(program, "was") == "a coast")
        try await terminal.resize(columns: 100, rows: 30)
        try program.write("", to: "go")
        try await terminal.sees("┃ two boats", "┃ at sea", "done")
        #expect(try await terminal.screen.hasPrefix(" dailies "))
        #expect(try await !terminal.screen.contains("has the terminal"))
        #expect(try await terminal.value("mouse_any_flag") == "1")
        #expect(!FileManager.default.fileExists(atPath: Self.text(program, "path")))
        try await terminal.press("M-u")
        try await terminal.sees("┃ a coast")
      }
    }

    @Test(arguments: [("exit 3", "ended with code 3"), ("true", "left the text as it was")])
    func whereItFailsOrWritesNothingThatIsSaid(work: String, sentence: String) async throws {
      let variables = ["VISUAL": "$HOME/ed --flag", "EDITOR": "false"]
      try await RealTerminal.studio(variables: variables) { terminal, program in
        try Self.install(work, program)
        try await Self.begin(terminal)
        // Pressed in the editor, it is no wish to leave the studio.
        try program.write("", to: "go")
        try await terminal.sees(sentence, "┃ a coast")
      }
    }

    @Test func jobsGoOnMeanwhile() async throws {
      let variables = ["EDITOR": "$HOME/ed --flag"]
      try await RealTerminal.studio(variables: variables) { terminal, program in
        try Self.install("true", program)
        try await RealTerminal.sendSlowly(terminal)
        try await Self.begin(terminal)
        try await eventually("the library knows it") {
          try await program.run("history", "--demo").output.contains("saved")
        }
        try program.write("", to: "go")
        // It was saved meanwhile. Being told so may have taken the place of what the editor did, so that is asked once more.
        try await terminal.sees("saved", "noona coast")
        try await terminal.press("C-o")
        try await terminal.sees("saved", "left the text as it was")
      }
    }

    @Test func anEditorThatIsNotThereIsNamed() async throws {
      try await RealTerminal.studio(variables: ["EDITOR": "no-such-editor"]) { terminal, _ in
        try await terminal.press("C-o")
        try await terminal.sees("There is no editor no-such-editor", "submit")
      }
    }
  }
}
