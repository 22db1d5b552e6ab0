import ArgumentParser
import Foundation

/// Measures how fast dailies is, and prints each figure beside what it is held against.
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dailies-bench",
    abstract: "Measures how fast dailies is, beside other programs where they are installed.",
    discussion: """
      Times depend on the machine and on what else it does: hold ratios against ratios. Other programs are tig, htop, \
      curl with openssl, and the official SDK.
      """)

  @Argument(help: "What to measure; everything but the build where nothing is named.")
  var groups: [Group] = Group.usual

  @Flag(help: "Prints the figures as JSON.")
  var json = false

  func run() async throws {
    var report = Report()
    for group in groups {
      if !json { say(report.head(of: group)) }
      do {
        for figure in try await group.figures() {
          report.add(figure)
          if !json { say(report.line(of: figure)) }
        }
      } catch let trouble as Trouble {
        report.missing[group.rawValue] = trouble.description
        if !json { say("  not measured: \(trouble)") }
      }
    }
    if json { print(try report.json) }
  }

  /// At once, also where it goes into a file: a whole run takes minutes.
  private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
