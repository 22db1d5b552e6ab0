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
        try await terminal.press("Enter")
        try await terminal.sees("done")
        try await terminal.type("a coast")
        try await terminal.press("C-s")
        try await terminal.sees("Send this?")
        try await terminal.type("y")
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
  }
}
