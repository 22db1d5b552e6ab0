import ArgumentParser
import Foundation
import History
import Jobs
import Schema
import StudioUI

/// `dailies spent`: what the jobs have cost.
struct SpentCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "spent",
    abstract: "Show what was spent: today, in seven days and in all, by model.",
    discussion: """
      A job counts on the day on which it was sent, by this machine's clock, with what the provider said it cost, \
      else with its estimate. What is under way, or may have been charged and is still looked for, is set aside. \
      Deleted jobs stay counted.
      """)

  @OptionGroup var shared: SharedOptions
  @Flag(help: "Print it as one line of JSON.") var json = false

  func work() async throws {
    let place = try Place(shared)
    let store = try place.openLibrary()
    if let notice = store.notice { Output.say(notice) }
    let caps = place.settings.inForce.caps
    let today = LocalDay(Date())
    let spans: [(name: String, key: String, cap: Cap?, models: [ModelSpending])] = [
      ("today", "day", .day, try store.spending(since: today)),
      ("seven days", "week", nil, try store.spending(since: today.before(days: 6))),
      ("in all", "library", .total, try store.spending(since: nil)),
    ]
    guard json else {
      for span in spans {
        let sum = Self.sum(span.models)
        let cap = span.cap.flatMap { caps[$0] }.map { " of \($0.words)" } ?? ""
        Output.data("\(span.name): \(Self.words(sum, cap))")
        for model in span.models { Output.data("  \(model.model): \(Self.words(model, ""))") }
      }
      return
    }
    var report: [String: Value] = [:]
    for span in spans {
      report[span.key] = .object(
        Self.members(Self.sum(span.models)).merging([
          "cap_usd": span.cap.flatMap { caps[$0] }.map { .number($0.dollars) } ?? .null,
          "models": .object(
            Dictionary(
              span.models.map { ($0.model, .object(Self.members($0))) }, uniquingKeysWith: { $1 })),
        ]) { $1 })
    }
    Output.data(Value.object(report).json)
  }

  private static func sum(_ models: [ModelSpending]) -> ModelSpending {
    models.reduce(ModelSpending(model: "", spending: Spending(), jobs: 0, kept: 0)) { sum, model in
      ModelSpending(
        model: "",
        spending: Spending(
          spent: sum.spending.spent + model.spending.spent,
          reserved: sum.spending.reserved + model.spending.reserved),
        jobs: sum.jobs + model.jobs, kept: sum.kept + model.kept)
    }
  }

  /// "1.20 of 2.00, 0.40 more set aside, 14 jobs, 0.30 for each of 4 kept"
  private static func words(_ model: ModelSpending, _ cap: String) -> String {
    let open = model.spending.reserved
    return [
      model.spending.spent.words + cap,
      open > .zero ? "\(open.words) more set aside" : nil,
      model.jobs == 1 ? "1 job" : "\(model.jobs) jobs",
      model.costOfKept.map { "\($0.words) for each of \(model.kept) kept" },
    ].compactMap(\.self).joined(separator: ", ")
  }

  private static func members(_ model: ModelSpending) -> [String: Value] {
    [
      "spent_usd": .number(model.spending.spent.dollars),
      "reserved_usd": .number(model.spending.reserved.dollars),
      "jobs": .integer(model.jobs), "kept": .integer(model.kept),
      "usd_per_kept": model.costOfKept.map { .number($0.dollars) } ?? .null,
    ]
  }
}
