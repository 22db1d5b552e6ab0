import Foundation
import TestSupport
import Testing

extension RealTerminal {
  /// The files of the configuration while the studio runs.
  @Suite struct ChangingTheConfiguration {
    @Test func aSavedFileHoldsAtOnceAndAMistakeChangesNothing() async throws {
      try await RealTerminal.studio { terminal, program in
        try program.write("notify = \"always\"\n", to: "config/dailies/config.toml")
        try await terminal.sees("notify: always.")
        try program.write("show_history = \"f5\"\n", to: "config/dailies/keys.toml")
        try await terminal.sees("The keys of keys.toml hold now.")
        try await terminal.press("F5")
        try await terminal.sees("History")
        try program.write("notify = \"never\"\nthem = 1\n", to: "config/dailies/config.toml")
        try await terminal.sees(
          "config.toml, line 2: there is no setting \"them\". Did you mean theme? Nothing was changed."
        )
        try await terminal.type(",")
        try await terminal.sees("always  (config.toml)")
      }
    }

    @Test func theListOfSettingsChangesOneLineAndLeavesTheOthers() async throws {
      try await RealTerminal.studio { terminal, program in
        let path = program.home.path + "/config/dailies/config.toml"
        let kept = "# mine\n\nplayer = \"mpv\" # loud\n\n[contract]\np-video = \"v2\"\n"
        // Somebody keeps all such files in one place, and theirs is a link to it.
        try program.write(kept, to: "dotfiles/config.toml")
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o600], ofItemAtPath: program.home.path + "/dotfiles/config.toml")
        try program.write("", to: "config/dailies/other")
        try FileManager.default.createSymbolicLink(
          atPath: path, withDestinationPath: "../../dotfiles/config.toml")
        try await terminal.type(",player")
        try await terminal.press("Enter")
        try await terminal.sees("saves it")
        try await terminal.press("C-u")
        try await terminal.type("vlc")
        try await terminal.press("Enter")
        try await terminal.sees("player: vlc.")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path).hasPrefix("../"))
        let now = try String(contentsOfFile: path, encoding: .utf8)
        #expect(now == kept.replacing("mpv", with: "vlc"))
        let real = URL(filePath: path).resolvingSymlinksInPath().path
        let mode = try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
      }
    }
  }
}
