import TerminalCore

extension CommandTable {
  /// Looking at a job, and at its clip where the studio is.
  static let detail = [
    Command(
      .play, in: .job, [.character("p")], "play",
      help: "Plays the clip in the terminal, from the frame that is looked at, or stops.",
      off: { $0.whyNoSteps }),
    Command(
      .play, in: .detail, [.character(" ")],
      help: "Plays the clip, from the frame that is looked at, or stops.", off: { $0.whyNoSteps }),
    Command(
      .nextFrame, in: .detail, [.right, .character("l")], "frames",
      help: "Looks at the next frame; from all three at the first.", off: { $0.whyNoSteps }),
    Command(
      .previousFrame, in: .detail, [.left, .character("h")],
      help: "Looks at the frame before; from all three at the last.", off: { $0.whyNoSteps }),
    Command(
      .secondOn, in: .detail, [.controlRight, .character("L")],
      help: "Looks at the frame a second later.", off: { $0.whyNoSteps }),
    Command(
      .secondBack, in: .detail, [.controlLeft, .character("H")],
      help: "Looks at the frame a second before.", off: { $0.whyNoSteps }),
    Command(
      .toggleRaw, in: .detail, [.character("v")], "raw",
      help: "Shows what was sent and what the provider answered as it is, or everything again."),
  ]
}
