import Foundation
import StudioRuntime

/// What opens a clip: the program that the settings name, else the desktop's own.
struct Player {
  /// A program and its arguments, blanks between them. `{}` stands for the clip, which comes last where
  /// it does not stand.
  let command: String?

  /// Starts it without waiting for it, and with nothing it could print on the screen.
  func open(_ path: String) -> ClipOpening {
    let environment = ProcessInfo.processInfo.environment
    guard let command else {
      let hasDesktop = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
      return hasDesktop && start("xdg-open", [path], environment) ? .opened : .noDesktop
    }
    var words = command.split(separator: " ").map(String.init)
    if words.contains("{}") {
      words = words.map { $0 == "{}" ? path : $0 }
    } else {
      words.append(path)
    }
    return start(words[0], Array(words.dropFirst()), environment) ? .opened : .noPlayer(words[0])
  }

  private func start(
    _ program: String, _ arguments: [String], _ environment: [String: String]
  ) -> Bool {
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let places = program.contains("/") ? [program] : folders.map { "\($0)/\(program)" }
    guard let place = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      return false
    }
    let player = Process()
    player.executableURL = URL(fileURLWithPath: place)
    player.arguments = arguments
    player.standardInput = FileHandle.nullDevice
    player.standardOutput = FileHandle.nullDevice
    player.standardError = FileHandle.nullDevice
    return (try? player.run()) != nil
  }
}
