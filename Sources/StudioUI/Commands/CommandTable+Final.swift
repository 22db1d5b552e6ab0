import Schema
import TerminalCore

extension CommandTable {
  /// From a draft to the final clip.
  static let final = [
    Command(
      .finalVersion, in: .job, [.character("F")],
      help:
        "Shows the amount for the job at its model's final settings, with the same seed; then it can be sent.",
      off: { $0.whyNoFinal }),
    Command(
      .finalSettings, in: .form, [.character("F")],
      help: "Gives the form the settings of a final clip; where it has them, those of a draft.",
      off: {
        $0.model?.finals.isEmpty == false ? nil : "This model's file names no final settings."
      }),
  ]
}
