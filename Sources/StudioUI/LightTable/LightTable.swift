package import Jobs
package import Schema

/// Clips side by side: a row for each job, the same moments in the columns.
package struct LightTable: Hashable, Sendable {
  /// Their ids, in the order of the list they come from.
  package let jobs: [String]
  package var chosen = 0
  /// The place of the first row in sight.
  var scroll = 0
  var mode = Mode.rows

  enum Mode: Hashable, Sendable {
    case rows
    /// The chosen clip and another, one in the place of the other, at the same part of both.
    case blink(Blink)
    /// Several at once, as they play.
    case playing([String])
  }

  struct Blink: Hashable, Sendable {
    var other: String
    var showsOther = false
    /// Of `parts`.
    var part = 0

    /// So many moments can be looked at, from the first frame to the last.
    static let parts = 9

    var fraction: Double { Double(part) / Double(Self.parts - 1) }
  }

  package init(jobs: [String]) { self.jobs = jobs }

  /// The one that is looked at.
  package var chosenJob: String? {
    if case .blink(let blink) = mode, blink.showsOther { return blink.other }
    return jobs.indices.contains(chosen) ? jobs[chosen] : nil
  }

  mutating func choose(_ job: String) { chosen = jobs.firstIndex(of: job) ?? chosen }

  /// The parameters in which these jobs differ, long texts first, which say most; the seed is always said.
  package static func differences(_ jobs: [Job], _ models: [ModelSchema]) -> [String] {
    let parameters = models.flatMap(\.parameters)
    let seeds = Set(models.compactMap(\.seedParameter?.name))
    let texts = Set(parameters.filter { $0.kind == .text(isLong: true) }.map(\.name))
    let names = Set(jobs.flatMap(\.values.keys)).subtracting(seeds)
    return names.filter { name in
      let values = jobs.map { $0.values[name] ?? .null }
      return values.dropFirst().contains { !$0.isEqualAsJSON(to: values[0]) }
    }.sorted { (texts.contains($0) ? 0 : 1, $0) < (texts.contains($1) ? 0 : 1, $1) }
  }
}
