import Foundation

/// How long it takes until something can be seen, with a library of 100,000 jobs; beside tig, in a repository.
struct StartBench {
  private static let rounds = 15
  private static let jobs = 100_000

  func figures() throws -> [Figure] {
    let home = try StudioHome()
    let folder = home.library
    _ = try FilledLibrary(folder, jobs: Self.jobs)
    var painted: [Double] = []
    var filled: [Double] = []
    var tig: [Double] = []
    let repository = try Self.repository(in: home.folder)
    for _ in 0..<Self.rounds {
      // One after the other, so that whatever else the machine does meets both.
      let studio = try home.studio()
      if let time = studio.sees("p-video") { painted.append(time) }
      if let time = studio.sees("failed") { filled.append(time) }
      studio.end()
      if let repository {
        let peer = try ScreenProgram("tig", ["-C", repository], environment: home.environment())
        if let time = peer.sees("take \(Self.jobs)") { tig.append(time) }
        peer.end()
      }
    }
    let peer = repository.map { _ in Figure.Peer(name: "tig", value: Samples(tig).median) }
    return [
      Figure(
        .start, "first frame, 100,000 jobs", Samples(painted).median, "ms", goal: .timesPeer(1),
        peer: peer),
      Figure(.start, "the newest jobs are there", Samples(filled).median, "ms", peer: peer),
    ]
  }

  /// One for tig with as many commits as there are jobs; nil where there is no tig.
  private static func repository(in folder: URL) throws -> String? {
    let path = folder.appending(path: "repository").path
    let commands = """
      command -v tig >/dev/null && git init -q "$0" && cd "$0" || exit 1
      seq 1 \(jobs) | awk '{ print "commit refs/heads/main\\ncommitter bench <bench@localhost> " $1 " +0000\\n" \
      "data <<end\\ntake " $1 "\\nend" }' | git fast-import --quiet && git symbolic-ref HEAD refs/heads/main
      """
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", commands, path]
    try shell.run()
    shell.waitUntilExit()
    return shell.terminationStatus == 0 ? path : nil
  }
}
