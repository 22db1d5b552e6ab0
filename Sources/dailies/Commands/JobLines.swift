import Foundation
import Jobs
import Schema
import TerminalCore

/// Jobs as lines: JSON for scripts, columns for people.
enum JobLines {
  static func print(_ jobs: [Job], json: Bool) {
    if json {
      for job in jobs { Output.data(job.report.json) }
      return
    }
    let rows = jobs.map(columns)
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
    }
    for (row, job) in zip(rows, jobs) {
      let cells = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - DisplayWidth.columns(of: text))
      }
      Output.data((cells + [subject(job)]).joined(separator: "  "))
    }
  }

  private static func columns(_ job: Job) -> [String] {
    [
      job.id, job.createdAt.formatted(.iso8601), job.model,
      job.state == .waiting && job.pause != nil ? "paused" : job.state.word,
      job.cost.map { "$\($0)" } ?? "",
    ]
  }

  /// What it shows, as far as a line has room: its prompt, else the first of its texts.
  private static func subject(_ job: Job) -> String {
    let text =
      job.values["prompt"]?.text
      ?? job.values.keys.sorted().compactMap { job.values[$0]?.text }.first
    let line = (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return DisplayWidth.clipped(line, to: 60)
  }
}
