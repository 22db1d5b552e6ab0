import Foundation
import Media
import StudioRuntime
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// What opens a clip: the program that the settings name, else the desktop's own.
struct Player {
  /// A program and its arguments, blanks between them. `{}` stands for the clip, which comes last where
  /// it does not stand.
  let command: String?

  /// Starts it without waiting for it, and with nothing it could print on the screen.
  func open(_ path: String) async -> ClipOpening {
    guard let command else { return await Self.openOnDesktop(path) ? .opened : .noDesktop }
    var words = command.split(separator: " ").map(String.init)
    if words.contains("{}") {
      words = words.map { $0 == "{}" ? path : $0 }
    } else {
      words.append(path)
    }
    return await Self.start(words[0], Array(words.dropFirst())) ? .opened : .noPlayer(words[0])
  }

  /// Shows where a file lies; false where there is no desktop.
  static func openFolder(of path: String) async -> Bool {
    await openOnDesktop(URL(filePath: path).deletingLastPathComponent().path)
  }

  private static func openOnDesktop(_ path: String) async -> Bool {
    let environment = ProcessInfo.processInfo.environment
    let hasDesktop = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
    guard hasDesktop else { return false }
    return await start("xdg-open", [path])
  }

  /// In a session of its own, so that neither ctrl+c nor the end of the terminal reaches it.
  private static func start(_ name: String, _ arguments: [String]) async -> Bool {
    guard let program = InstalledProgram(name) else { return false }
    var options = PlatformOptions()
    options.createSession = true
    let (starts, start) = AsyncStream.makeStream(of: Bool.self)
    Task.detached { [options] in
      defer { start.finish() }
      _ = try? await Subprocess.run(
        .path(FilePath(program.path)), arguments: Arguments(arguments), platformOptions: options,
        input: .none, output: .discarded, error: .discarded
      ) { _ in start.yield(true) }
    }
    return await starts.first { $0 } ?? false
  }
}
