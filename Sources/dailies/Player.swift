import Foundation
import Media
import StudioRuntime

/// What opens a clip: the program that the settings name, else the desktop's own.
struct Player {
  /// A program and its arguments, blanks between them. `{}` stands for the clip, which comes last where
  /// it does not stand.
  let command: String?

  /// Starts it without waiting for it, and with nothing it could print on the screen.
  func open(_ path: String) -> ClipOpening {
    guard let command else { return Self.openOnDesktop(path) ? .opened : .noDesktop }
    var words = command.split(separator: " ").map(String.init)
    if words.contains("{}") {
      words = words.map { $0 == "{}" ? path : $0 }
    } else {
      words.append(path)
    }
    return Self.start(words[0], Array(words.dropFirst())) ? .opened : .noPlayer(words[0])
  }

  /// Shows where a file lies; false where there is no desktop.
  static func openFolder(of path: String) -> Bool {
    openOnDesktop(URL(filePath: path).deletingLastPathComponent().path)
  }

  private static func openOnDesktop(_ path: String) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    let hasDesktop = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
    return hasDesktop && start("xdg-open", [path])
  }

  private static func start(_ name: String, _ arguments: [String]) -> Bool {
    guard let program = InstalledProgram(name) else { return false }
    let player = Process()
    player.executableURL = URL(fileURLWithPath: program.path)
    player.arguments = arguments
    player.standardInput = FileHandle.nullDevice
    player.standardOutput = FileHandle.nullDevice
    player.standardError = FileHandle.nullDevice
    return (try? player.run()) != nil
  }
}
