import Foundation

/// A home of its own for the program that is measured, taken away at the end.
final class StudioHome {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "dailies-bench-\(getpid())-\(UInt32.random(in: 0...(.max)))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var library: String { folder.appending(path: ".local/share/dailies").path }

  /// Nothing of the person's own but where programs lie.
  func environment(provider: String? = nil) -> [String: String] {
    var environment = [
      "HOME": folder.path, "LANG": "C.UTF-8", "TERM": "xterm-256color",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
    if let provider {
      environment["SEGMIND_API_KEY"] = Provider.key
      environment["SEGMIND_API_URL"] = provider
    }
    return environment
  }

  /// The studio on a terminal of that size.
  func studio(
    _ arguments: [String] = [], provider: String? = nil, columns: UInt16 = 100, rows: UInt16 = 30
  ) throws -> ScreenProgram {
    try ScreenProgram(
      try Self.program, arguments, environment: environment(provider: provider), columns: columns,
      rows: rows)
  }

  /// The program of the same build.
  static var program: String {
    get throws {
      let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let path = URL(filePath: own).deletingLastPathComponent().appending(path: "dailies").path
      guard FileManager.default.isExecutableFile(atPath: path) else {
        throw Trouble(
          "build the program first: swift build -c release --static-swift-stdlib --product dailies")
      }
      return path
    }
  }
}
