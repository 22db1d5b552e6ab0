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
    guard let command else {
      let environment = ProcessInfo.processInfo.environment
      let hasDesktop = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
      return hasDesktop && start("xdg-open", [path]) ? .opened : .noDesktop
    }
    var words = command.split(separator: " ").map(String.init)
    if words.contains("{}") {
      words = words.map { $0 == "{}" ? path : $0 }
    } else {
      words.append(path)
    }
    return start(words[0], Array(words.dropFirst())) ? .opened : .noPlayer(words[0])
  }

  private func start(_ name: String, _ arguments: [String]) -> Bool {
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
