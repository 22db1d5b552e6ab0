import Jobs
import TerminalCore

extension CommandTable {
  /// Finding jobs, and marking what was found.
  static let finding = [
    Command(
      .fold, in: .history, [.character("S")],
      help: "Gives jobs that differ by their seed alone one row, or each its own again."),
    Command(
      .unfold, in: .history, [.right, .character("l")],
      help: "Shows each job of a row that stands for several."),
    Command(
      .foldAgain, in: .history, [.left, .character("h")],
      help: "Gives those jobs one row again."),
    Command(
      .saveSearch, in: .history, [.control("s")],
      help: "Saves the filter under a name; @name in a filter stands for it.",
      off: { $0.history.filter.isEmpty ? Words.nothingToSave : nil }),
    Command(
      .searches, in: .history, [.character("@")],
      help: "Lists the searches that were saved; enter shows what one finds.",
      off: { $0.history.searches.isEmpty ? Words.noSearches : nil }),
    Command(
      .emptyTrash, in: .history, [.alt("d")],
      help: "Says what is in the trash, then takes it away for good: jobs and clips."),
    Command(
      .markAll, in: .job, [.character("M")],
      help: "Marks all jobs that fit the filter, or takes all marks away.", off: noJob),
    Command(
      .completeFilter, in: .filterText, [.tab], "complete",
      help: "Completes the name of a filter or its value, as the line below shows.",
      off: { $0.canComplete ? nil : "Nothing completes that." }),
    Command(
      .saveSearch, in: .filterText, [.control("s")],
      help: "Saves the filter under a name; @name in a filter stands for it.",
      off: { $0.history.typing?.text.isEmpty == true ? Words.nothingToSave : nil }),
    Command(
      .confirmEmpty, in: .emptying, [.character("y")], "empty",
      help: "Empties the trash, for good."),
    Command(
      .closeOverlay, in: .emptying, [.escape, .character("n"), .character("q")], "go back",
      help: "Goes back; all stays as it is."),
  ]
}
