import Jobs
import TerminalCore

extension CommandTable {
  /// What a person says of jobs; all of it can be taken back.
  static let remarks =
    [
      Command(
        .tag, in: .job, [.character("t")],
        help: "Says what you call the job; tag:word in the history finds it.", off: noJob),
      Command(
        .note, in: .job, [.character("n")],
        help: "Writes a note to the job; its words find it.", off: noJob),
      Command(
        .favourite, in: .job, [.character("*")],
        help: "Makes the job a favourite, or none again; is:favourite finds it.", off: noJob),
      Command(
        .trash, in: .job, [.character("D")],
        help: "Puts an ended job into the trash, or takes it out; in:trash shows what is there.",
        off: { $0.whyNot(.trash) }),
      Command(
        .keep, in: .table, [.character("+")], "keep",
        help: "Keeps the job, or no longer, and puts its seed into its form, fixed."),
      Command(
        .keep, in: .job, [.character("+")],
        help: "Says that the job is one to keep, or no longer.", off: noJob),
      Command(
        .reject, in: .job, [.character("-")],
        help: "Says that the job is none to keep, or no longer.", off: noJob),
    ] + ratings
    + [
      Command(
        .takeBack, in: .job, [.character("u")],
        help:
          "Takes back what was done last: puts a forgotten job into the list, or what was said of it as it was.",
        off: { $0.jobs.acts.isEmpty ? "Nothing was forgotten or said." : nil }),
      Command(
        .doAgain, in: .job, [.control("r")],
        help: "Does again what was taken back last.",
        off: { $0.jobs.takenBack.isEmpty ? "Nothing was taken back." : nil }),
    ]

  /// On the light table, where no view can be chosen, the digit alone.
  private static let ratings = (1...5).flatMap { rating in
    let digit = Character(String(rating))
    let help = "Rates the job with \(rating) of 5; the same again takes it back."
    return [
      Command(.rate(rating), in: .table, [.character(digit)], help: help),
      Command(.rate(rating), in: .job, [.alt(digit)], help: help, off: noJob),
    ]
  }
}
