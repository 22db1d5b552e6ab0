import Foundation
import Logging
import Media
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The notification of the desktop that somebody sits at, by its own program; over SSH there is none.
struct DesktopNotification {
  private let program: InstalledProgram

  /// Nil where the terminal has to show notifications.
  init?(environment: [String: String]) {
    let hasDesktop = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
    guard hasDesktop, environment["SSH_CONNECTION"] == nil,
      let program = InstalledProgram("notify-send", environment: environment)
    else { return nil }
    self.program = program
  }

  func show(_ text: String, _ logger: Logger?) async {
    do {
      let result = try await Subprocess.run(
        .path(FilePath(program.path)), arguments: ["--app-name=dailies", "--", text],
        output: .discarded, error: .string(limit: 4096))
      guard !result.terminationStatus.isSuccess else { return }
      logger?.error("notify-send: \(result.terminationStatus) \(result.standardError)")
    } catch {
      logger?.error("notify-send: \(error)")
    }
  }
}
