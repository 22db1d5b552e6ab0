import Foundation

/// A program of this machine that is run beside this one.
package struct InstalledProgram: Sendable {
  package let path: String

  /// Nil where there is none of that name, or no file that can be run at that path.
  package init?(
    _ name: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    let folders = environment["PATH"] ?? "/usr/bin:/bin"
    let places =
      name.contains("/") ? [name] : folders.split(separator: ":").map { "\($0)/\(name)" }
    guard let path = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      return nil
    }
    self.path = path
  }
}
