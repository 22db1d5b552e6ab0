import Foundation
import TestSupport
import Testing

extension RealTerminal {
  /// What the studio does when a job ends, beyond the screen.
  @Suite struct CallingPrograms {
    @Test func theHookAndTheDesktopAreToldOfAClip() async throws {
      let program = try Program()
      defer { program.remove() }
      let home = program.home.path
      try program.write(
        "hook = \"~/bin/hook\"\nnotify = \"always\"\n", to: "config/dailies/config.toml")
      for (name, script) in [
        ("hook", "cat > \(home)/job; echo $1 > \(home)/ended"),
        ("notify-send", "echo \"$*\" > \(home)/shown"),
      ] {
        let path = try program.write("#!/bin/sh\n\(script)\n", to: "bin/\(name)")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      }
      try await Tmux.open(program) { terminal in
        try await terminal.command("DISPLAY=:0 PATH=\(home)/bin:$PATH dailies --demo")
        try await terminal.sees("demo: nothing is charged")
        try await RealTerminal.send(prompt: "a coast", terminal)
        func told(_ file: String) -> String? {
          try? String(contentsOfFile: home + "/" + file, encoding: .utf8)
        }
        try await eventually("the hook is run") { told("ended") == "done\n" }
        #expect(told("job")?.contains("\"state\":\"done\"") == true)
        try await eventually("the desktop shows it") {
          told("shown")?.hasPrefix("--app-name=dailies -- p-video") == true
        }
        try await RealTerminal.leave(terminal)
      }
    }

    /// A terminal of each family, which keeps what it is sent: done and failed call, and the title counts.
    @Test(arguments: [
      (["KITTY_WINDOW_ID": "1"], "a coast", "\u{1B}]99;;p-video", "saved"),
      (["VTE_VERSION": "7000"], "[failed] a wood", "\u{1B}]777;notify;dailies;p-video", "failed"),
      (
        ["WEZTERM_PANE": "0", "TMUX": "t"], "a coast", "\u{1B}Ptmux;\u{1B}\u{1B}]9;p-video", "saved"
      ),
    ])
    func theTerminalIsToldOfAnEnd(
      variables: [String: String], prompt: String, call: String, end: String
    ) async throws {
      let program = try Program()
      defer { program.remove() }
      try program.write("notify = \"always\"\n", to: "config/dailies/config.toml")
      try await Tmux.open(program, variables: variables) { terminal in
        let file = program.home.path + "/bytes"
        try await terminal.record(to: file)
        try await terminal.command("dailies --demo")
        try await terminal.sees("demo: nothing is charged")
        try await terminal.press("Enter")
        try await terminal.sees("done")
        try await terminal.type(prompt)
        try await terminal.press("C-s")
        try await terminal.sees("Send this?")
        func bytes() -> String {
          FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
            ?? ""
        }
        #expect(!bytes().contains(call))
        try await terminal.type("y")
        try await eventually("it calls") { bytes().contains(call) }
        let said = bytes().split(separator: call, maxSplits: 1).last.map(String.init) ?? ""
        #expect(said.prefix(80).contains(end))
        #expect(bytes().contains("1 open"), "the title counts what is open")
        try await RealTerminal.leave(terminal)
      }
    }
  }
}
