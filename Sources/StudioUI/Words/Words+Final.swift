import Jobs
import Schema
import TerminalCore

extension Words {
  static func isFinal(_ job: Job) -> String { "\(name(job)) has final settings already." }

  static func turnedFinal(_ names: [String], _ values: Values, isFinal: Bool) -> String {
    let which = isFinal ? "final clip" : "draft"
    guard !names.isEmpty else { return "The form has the settings of a \(which) already." }
    let settings = names.map { "\($0) \(shown(values[$0] ?? .null))" }.joined(separator: ", ")
    return "Settings of a \(which): \(settings)."
  }

  /// What differs from the draft, and what that may do to its seed.
  static func finalChanges(_ job: Job, _ draft: Draft, _ model: ModelSchema, width: Int) -> [Line] {
    let changes = model.finals.map(\.parameter).filter {
      !(draft.values[$0] ?? .null).isEqualAsJSON(to: job.values[$0] ?? .null)
    }
    return changes.map { name in
      Line("\(name) ") + Line("\(shown(job.values[name] ?? .null)) → ", .dim)
        + Line(shown(draft.values[name] ?? .null), .changed)
    } + Line.wrapped(seedMayNotCarryOver, to: width, .warning)
  }

  private static let seedMayNotCarryOver =
    "The same seed may make another clip at other settings; nobody has said that it carries over."
}
