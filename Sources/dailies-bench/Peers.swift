import Foundation

/// Other programs that people have, each with something to show.
enum Peers {
  /// tig in a repository of so many commits, which is made in this folder; nil where there is no tig.
  static func tig(commits: Int, in folder: URL) async -> [String]? {
    let path = folder.appending(path: "repository-\(commits)").path
    let commands = """
      command -v tig >/dev/null && git init -q "$0" && cd "$0" || exit 1
      seq 1 \(commits) | awk '{ print "commit refs/heads/main\\ncommitter bench <bench@localhost> " $1 " +0000\\n" \
      "data <<end\\ntake " $1 "\\nend" }' | git fast-import --quiet && git symbolic-ref HEAD refs/heads/main
      """
    return await shell(commands, path) ? ["tig", "-C", path] : nil
  }

  /// Nil where there is no htop.
  static func htop() async -> [String]? {
    await shell("command -v htop >/dev/null", "") ? ["htop"] : nil
  }

  /// A python that has the official client: the system's, or the one of the check that is run with it.
  static func sdk() async throws -> String? {
    let builds = URL(filePath: try StudioHome.program).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let commands = """
      for python in "$(command -v python3)" "$0"/sdk-*/bin/python; do
        "$python" -c "import segmind, httpx" 2>/dev/null && echo "$python" && exit
      done; true
      """
    let run = try await ChildRun(shell: commands, builds)
    return run.output.split(separator: "\n").first.map(String.init)
  }

  /// Whether all of them succeed.
  private static func shell(_ commands: String, _ argument: String) async -> Bool {
    (try? await ChildRun(shell: commands, argument)) != nil
  }
}

extension StudioHome {
  /// A peer on a terminal like the studio's.
  func peer(_ words: [String], columns: UInt16 = 100, rows: UInt16 = 30) throws -> ScreenProgram {
    try ScreenProgram(
      words[0], Array(words.dropFirst()), environment: environment(), columns: columns, rows: rows)
  }
}
