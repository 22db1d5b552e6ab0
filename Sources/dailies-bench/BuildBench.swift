import Foundation

/// How long the program takes to build: all of it, and after a change of one file.
struct BuildBench {
  /// Seconds that the packages alone take on two quiet cores, and what ours may add.
  private static let debug = (packages: 99.0, ours: 60.0)
  private static let release = (packages: 175.0, ours: 90.0)
  /// Of a module that most others stand on, and of one that is drawn on the screen.
  private static let touched = ["StudioUI/Words/Words.swift", "Jobs/Job.swift"]

  func figures() async throws -> [Figure] {
    let home = try StudioHome()
    let folder = home.folder.appending(path: "checkout").path
    try await Self.clone(into: folder)
    let debug = try await Self.build(folder, "--product", "dailies")
    var changed: [Double] = []
    for file in Self.touched {
      try Self.touch(folder + "/Sources/" + file)
      changed.append(try await Self.build(folder, "--product", "dailies"))
    }
    let release = try await Self.build(
      folder, "-c", "release", "--static-swift-stdlib", "--product", "dailies")
    return [
      Figure(
        .build, "debug, clean", debug, "s", goal: .atMost(Self.debug.packages + Self.debug.ours))
    ]
      + zip(Self.touched, changed).map { file, seconds in
        Figure(.build, "debug, after a change of \(file)", seconds, "s", goal: .atMost(10))
      } + [
        Figure(
          .build, "release, clean", release, "s",
          goal: .atMost(Self.release.packages + Self.release.ours))
      ]
  }

  /// What is committed of the checkout in which the bench was started, and its packages as they were fetched.
  private static func clone(into folder: String) async throws {
    let commands = """
      command -v swift >/dev/null && root=$(git rev-parse --show-toplevel 2>/dev/null) || exit 1
      git clone -q "$root" "$0" && cd "$0" && swift package resolve >/dev/null 2>&1
      """
    guard (try? await ChildRun(shell: commands, folder)) != nil else {
      throw Trouble("only a checkout can be built, with swift and the network at hand")
    }
  }

  /// Seconds that the build takes.
  private static func build(_ folder: String, _ words: String...) async throws -> Double {
    let run = try await ChildRun(
      "/usr/bin/env", ["swift", "build", "--package-path", folder] + words)
    return run.milliseconds / 1000
  }

  /// One line more, which says nothing.
  private static func touch(_ file: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try (text + "// Changed.\n").write(toFile: file, atomically: true, encoding: .utf8)
  }
}
