import ArgumentParser
import Foundation
import History
import Jobs
import Media
import Schema
import StudioUI

/// `dailies lineage`: what a job came from and what came from it.
struct LineageCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "lineage",
    abstract:
      "Show what a job came from and what came from it; or list the shots up to it for an editor.",
    discussion: """
      A job comes from another whose values were loaded, whose frame or clip it goes on from, or of which it is the \
      final version. --concat and --edl print the clips from the first job down to this one, in their order.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: "The job, by id or its beginning.") var id: String
  @Flag(help: "A list for ffmpeg's concat demuxer.") var concat = false
  @Flag(help: "A cut list (CMX 3600), for editing programs.") var edl = false
  @Flag(help: "The shots as one JSON object on each line.") var json = false

  func validate() throws {
    guard [concat, edl, json].count(where: \.self) < 2 else {
      throw ValidationError("Say one of --concat, --edl and --json.")
    }
  }

  func work() async throws {
    let store = try Library.open(shared)
    let lineage = try store.lineage(of: try Library.job(id, in: store).id)
    let shots = lineage.path.filter { $0.clip != nil }
    if json {
      for job in lineage.path { Output.data(job.report.json) }
    } else if concat || edl {
      guard !shots.isEmpty else { throw CommandStop(.failed, "None of these jobs has a clip.") }
      let list = ShotList(jobs: shots)
      Output.data(
        try await (concat ? list.concat() : cutList(list))
          .trimmingCharacters(in: .newlines))
    } else {
      for node in lineage.tree {
        Output.data(Words.plain(node, isShown: node.job.id == lineage.job))
      }
      if lineage.tree.isEmpty { Output.say("It came from no other job, and none came from it.") }
    }
  }

  private func cutList(_ list: ShotList) async throws -> String {
    let ffmpeg = FFmpeg()
    if let missing = ffmpeg.missing { throw CommandStop(.failed, "\(missing)") }
    var facts: [MediaFacts] = []
    for case let clip? in list.jobs.map(\.clip) {
      do {
        facts.append(try await ffmpeg.facts(of: clip.path))
      } catch {
        throw CommandStop(.failed, "\(clip.path): \(error)")
      }
    }
    return list.edl(title: "dailies \(id)", facts: facts)
  }
}
