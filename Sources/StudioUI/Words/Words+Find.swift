package import Jobs
import TerminalCore

/// What is said where several jobs are found, marked, or thrown away.
extension Words {
  package static let libraryRefused = "The library could not take that."
  static let stillOpen = "A job that is still open cannot be thrown away."
  static let mayBeCharged =
    "A job that is maybe charged cannot be thrown away: ask again, or treat it as lost first."
  static let noSearchName = "A name is one word of letters, digits, - and _."
  static let noSearches = "No search is saved yet."
  static func searches(_ searches: [SavedSearch]) -> [String] {
    searches.isEmpty ? [noSearches] : searches.map { "@\($0.name): \($0.line)" }
  }

  static func wrongFilter(_ problem: String) -> String {
    "\(problem) Nothing is done while the filter means nothing."
  }

  static let nothingToSave = "There is no filter to save."

  static func marked(_ count: Int, isMore: Bool = false) -> String {
    isMore
      ? "The newest \(Words.count(count, "job")) are marked; more fit."
      : "\(Words.count(count, "job is", "jobs are")) marked."
  }

  /// "20 marked jobs, 20 of them not in this list: press again"
  static func markedElsewhere(_ elsewhere: Int, of count: Int) -> String {
    "\(Words.count(count, "marked job")), \(elsewhere) of them not in this list: press again."
  }

  /// "5 jobs are cancelled; 3 are left out: only a job …"
  static func done(
    _ command: CommandID, _ count: Int, leftOut: Int, _ reason: String?
  ) -> String {
    let jobs = Words.count(count, "job is", "jobs are")
    let what =
      switch command {
      case .cancelJob: "\(jobs) being cancelled"
      case .goOn: "\(jobs) let go on"
      case .askAgain: "\(jobs) asked about"
      case .treatAsLost: "\(jobs) given up"
      case .forget: "\(jobs) out of the list and still in the history"
      default: "\(jobs) in the trash"
      }
    guard leftOut > 0 else { return "\(what)." }
    let because = reason.map { ": \($0.prefix(1).lowercased())\($0.dropFirst())" } ?? "."
    return "\(what); \(Words.count(leftOut, "is", "are")) left out\(because)"
  }

  package static func cancelled(_ count: Int, sent: Int) -> String {
    let late = sent > 0 ? " \(Words.count(sent, "was", "were")) sent already." : ""
    return "\(Words.count(count, "job is", "jobs are")) cancelled; nothing was sent of them.\(late)"
  }

  package static func saved(_ search: SavedSearch) -> String {
    "Saved: @\(search.name) finds it again."
  }

  // MARK: The trash

  static func pressNeverEmpties(_ keymap: Keymap) -> String {
    "The mouse never empties the trash: \(keymap.name(of: .confirmEmpty)) does."
  }

  static func nothingToEmpty(_ trash: TrashCount) -> String {
    trash.awaited == 0 ? "The trash is empty." : awaited(trash.awaited)
  }

  private static func awaited(_ count: Int) -> String {
    "\(Words.count(count, "job stays", "jobs stay")) for a week after the submit: the answer may still come."
  }

  package static func inTrash(_ trash: TrashCount) -> String {
    guard trash.jobs > 0 else { return nothingToEmpty(trash) }
    let waits = trash.awaited > 0 ? " \(awaited(trash.awaited))" : ""
    return
      "In the trash: \(count(trash.jobs, "job")) with \(count(trash.clips, "clip")), \(size(trash.bytes)).\(waits)"
  }

  package static func emptied(_ trash: TrashCount) -> String {
    var sentences = [
      "\(count(trash.jobs, "job")) and \(count(trash.clips, "clip")) are gone, \(size(trash.bytes))."
    ]
    if trash.spared > 0 { sentences.append(spared(trash.spared)) }
    if trash.awaited > 0 { sentences.append(awaited(trash.awaited)) }
    if trash.refused > 0 {
      sentences.append(
        "\(count(trash.refused, "job stays", "jobs stay")): a file could not be deleted.")
    }
    return sentences.joined(separator: " ")
  }

  private static func spared(_ count: Int) -> String {
    "\(Words.count(count, "clip stays", "clips stay")) where they are: changed since, elsewhere, or given to another job."
  }

  /// What is about to be gone for good.
  static func emptying(_ trash: TrashCount, _ keymap: Keymap, width: Int) -> [Line] {
    var lines = Line.wrapped(
      "\(count(trash.jobs, "job")) with \(count(trash.clips, "clip")), \(size(trash.bytes)), and what lies beside them.",
      to: width)
    lines += Line.wrapped("That cannot be taken back. What was paid stays in the sums.", to: width)
    if trash.spared > 0 { lines += Line.wrapped(spared(trash.spared), to: width, .dim) }
    if trash.awaited > 0 { lines += Line.wrapped(awaited(trash.awaited), to: width, .dim) }
    return lines + [
      .empty,
      keys([
        (keymap.name(of: .confirmEmpty), "empties it"),
        (keymap.name(of: .closeOverlay), "goes back"),
      ]),
    ]
  }
}
