import TerminalCore

extension CommandTable {
  /// What can be taken of a past job.
  static let recall = [
    Command(
      .choose, in: .recall, [.enter], "take the ticked",
      help: "Puts the ticked fields into the form."),
    Command(
      .everything, in: .recall, [.character("a")], "everything",
      help: "Puts all of them into the form, ticked or not."),
    Command(
      .onlyPrompt, in: .recall, [.character("p")], "only the prompt",
      help: "Puts the prompt into the form and leaves all else as it is."),
    Command(
      .onlySeed, in: .recall, [.character("s")], "only the seed",
      help: "Puts the seed into the form and leaves all else as it is."),
    Command(
      .tickChange, in: .recall, [.character(" ")], "tick",
      help: "Takes the tick away, so that the field stays as it is, or gives it back."),
    Command(
      .otherForm, in: .recall, [.tab], "other form",
      help: "Changes between the form of the job's model and the one that is shown.",
      off: { state in
        guard case .recall(let recall) = state.overlays.last else { return nil }
        return recall.model == state.chosenModel ? "It is the form that is shown." : nil
      }),
    Command(
      .closeOverlay, in: .recall, [.escape, .character("q")], "go back",
      help: "Leaves the form as it is."),
  ]
}
