import ArgumentParser
import Foundation
import Service

/// How many questions a job takes, and how long a finished one goes unnoticed: ours, the official SDK's loops
/// and the bound.
struct PollingBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "polling",
    abstract: "Questions a job and seconds of lag, in virtual time.")

  @Flag(help: "Prints the figures as JSON.")
  var json = false

  /// One line of the figures.
  struct Row: Codable {
    let group: String
    let jobs: String
    let schedule: String
    let requests: Double
    let lag: Double
    let product: Double
    /// The product over the bound; nil where no formula gives one.
    let ratio: Double?

    init(
      _ group: String, _ jobs: String, _ schedule: String, _ tally: PollingTally,
      bound: Double? = nil
    ) {
      (self.group, self.jobs, self.schedule) = (group, jobs, schedule)
      (requests, lag, product) = (tally.requests, tally.lag, tally.product)
      ratio = bound.map { tally.product / $0 }
    }
  }

  func run() throws {
    let rows = PollingCase.known.flatMap(known) + PollingCase.odd.flatMap(odd)
    guard !json else {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      print(String(decoding: try encoder.encode(rows), as: UTF8.self))
      return
    }
    var group = ""
    for row in rows {
      if row.group != group {
        group = row.group
        print("\n\(group)")
        print(line("jobs", "schedule", "requests", "lag s", "product", "/ bound"))
      }
      print(
        line(
          row.jobs, row.schedule, number(row.requests), number(row.lag), number(row.product),
          row.ratio.map(number) ?? ""))
    }
  }

  private func known(_ latency: LogNormal) -> [Row] {
    let seconds = PollingCase.jobs(of: latency, seed: 1)
    let bound = latency.bound
    let tallies: [(String, PollingTally)] = [
      ("SDK, 1 s loop", .loop(every: 1, seconds)), ("SDK, 2 s loop", .loop(every: 2, seconds)),
      ("ours", PollingCase.learnt(latency)),
      ("ours at 0.5 s of lag", PollingCase.learnt(latency, lag: 0.5)),
      ("ours at 1 s of lag", PollingCase.learnt(latency, lag: 1)),
    ]
    let group = "Learnt from 20 jobs (the bound is ½(∫√(f·S))²)"
    return tallies.map { Row(group, latency.name, $0.0, $0.1, bound: bound) }
      + [Row(group, latency.name, bound: bound)]
  }

  private func odd(_ odd: (case: PollingCase, past: [Double])) -> [Row] {
    let group = "What was learnt is wrong at first, or nothing is known"
    let seconds = odd.case.seconds
    let schedule = PollSchedule(latency: Latency(seconds: odd.past))
    let tallies: [(String, PollingTally)] = [
      ("SDK, 2 s loop", .loop(every: 2, seconds)),
      ("ours, learning on", .learning(from: odd.past, seconds)),
      ("ours, first 20 jobs", .learning(from: odd.past, Array(seconds.prefix(20)))),
      ("ours, learning nothing", .schedule(schedule, seconds)),
    ]
    return tallies.map { Row(group, odd.case.name, $0.0, $0.1) }
  }

  private func number(_ value: Double) -> String { String(format: "%.2f", value) }

  private func line(_ words: String...) -> String {
    zip(words, [28, 24, 9, 7, 9, 8]).enumerated().map { place, column in
      let (word, width) = column
      let blanks = String(repeating: " ", count: max(1, width - word.count))
      return place < 2 ? word + blanks : blanks + word
    }.joined()
  }
}

extension PollingBench.Row {
  /// The bound itself has a product alone; it is shown at the lag of the SDK's loop of two seconds.
  fileprivate init(_ group: String, _ jobs: String, bound: Double) {
    (self.group, self.jobs, schedule) = (group, jobs, "the bound at 1 s of lag")
    (requests, lag, product, ratio) = (bound, 1, bound, 1)
  }
}
