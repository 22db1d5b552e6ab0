package import Jobs
import TerminalCore

/// What is spent, and what the caps say.
extension Words {
  package static func money(_ money: Money) -> String { money.words }

  /// "1.20 of 2.00 spent today, 0.40 of it under way"; nil where there is nothing to say.
  package static func spentToday(_ budget: Budget) -> String? {
    let today = budget.used(.day)
    guard today.total > .zero || budget.caps[.day] != nil else { return nil }
    let limit = budget.caps[.day].map { " of \($0.words)" } ?? ""
    let open = today.reserved > .zero ? ", \(today.reserved.words) of it under way" : ""
    return "\(today.total.words)\(limit) spent today\(open)"
  }

  /// The same for the header: "today 1.20 of 2.00".
  static func today(_ budget: Budget) -> String? {
    let total = budget.used(.day).total
    guard total > .zero || budget.caps[.day] != nil else { return nil }
    return "today \(total.words)\(budget.caps[.day].map { " of \($0.words)" } ?? "")"
  }

  /// What the caps say to so many jobs; nil where they fit.
  package static func outlook(_ outlook: Outlook, jobs: Int) -> String? {
    switch outlook {
    case .fits: nil
    case .near(let cap, let limit, let used):
      "\(jobs == 1 ? "It brings" : "They bring") \(cap.name) to \(used.words) of \(limit.words)."
    case .partly(let cap, let limit, let fit):
      "\(cap.name), \(limit.words), lets \(fit) of the \(jobs) jobs through; the others wait for you."
    case .refused(let failure): "\(failure.what) \(failure.next)"
    }
  }

  /// The same in the box with the amount.
  static func caps(_ confirmation: Confirmation, in state: StudioState, width: Int) -> [Line] {
    var lines = spentToday(state.budget).map { Line.wrapped($0, to: width, .dim) } ?? []
    let outlook = state.outlook(confirmation)
    guard let words = self.outlook(outlook, jobs: confirmation.drafts.count) else { return lines }
    if case .refused = outlook { return lines + Line.wrapped(words, to: width, .problem) }
    lines += Line.wrapped(words, to: width, .warning)
    return lines
  }

  /// The keys of the box with the amount.
  static func confirmKeys(_ confirmation: Confirmation, in state: StudioState) -> Line {
    let names = state.keymap
    let sends =
      confirmation.needsCount
      ? "goes on" : state.asksAgain(confirmation) ? "twice sends" : "sends"
    var entries = [(names.name(of: .goBack), "goes back")]
    if confirmation.plan != nil { entries.append((names.name(of: .sampleBatch), "draws some")) }
    if case .refused = state.outlook(confirmation) { return keys(entries) }
    return keys([(names.names(of: .confirmSubmit), sends)] + entries)
  }

  static let onceMore = "A cap is near: press it once more to send."

  /// In few words: whose list it is stands in the box before anything is sent.
  static func briefSource(_ estimate: PriceEstimate) -> String {
    switch estimate.source {
    case .list: "list price, unverified"
    case .own(let jobs): ownMedian(jobs)
    }
  }

  /// Of several jobs "own median of 12", of the list whose it is.
  package static func source(_ estimate: PriceEstimate) -> String {
    switch estimate.source {
    case .list(let source): "\(briefSource(estimate)): \(source)"
    case .own(let jobs): ownMedian(jobs)
    }
  }

  static func ownMedian(_ jobs: Int) -> String { "own median of \(jobs)" }
}
