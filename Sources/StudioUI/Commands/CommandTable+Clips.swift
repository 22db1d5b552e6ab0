import Jobs
import Schema
import TerminalCore

extension CommandTable {
  private static let notBlinking: @Sendable (StudioState) -> String? = { state in
    guard case .table(let table) = state.overlays.last, case .blink = table.mode else {
      return "b shows two clips in one place first."
    }
    return nil
  }

  /// What can be done with a job's clip.
  static let clip = [
    Command(
      .mark, in: .job, [.character(" ")],
      help: "Marks the job, or takes its mark away; esc takes all marks away.",
      off: noJob),
    Command(
      .markBatch, in: .job, [.character("b")], "whole batch",
      help: "Marks every job of its batch, so that what is done is done to all of them.",
      off: { $0.whyNoBatch }),
    Command(
      .loadTemplate, in: .job, [.character("T")],
      help:
        "Loads the job into its form with its texts as they were written, before one was chosen.",
      off: { $0.whyNoTemplate }),
    Command(
      .layOut, in: .job, [.character("C")],
      help:
        "Lays clips side by side at the same moments: those of marked jobs, else all of the list.",
      off: { $0.clipsToCompare.isEmpty ? Words.noClipsHere : $0.whyNoFrames }),
    Command(
      .blink, in: .table, [.character("b")], "blink",
      help:
        "Shows two clips in one place at the same moment: the chosen one and the one marked last, or the next.",
      off: { state in
        guard case .table(let table) = state.overlays.last else { return nil }
        return state.whyNoFrames ?? (table.jobs.count < 2 ? Words.oneClipOnly : nil)
      }),
    Command(
      .blinkOn, in: .table, [.right, .character("l")],
      help: "While two clips blink: a later moment of both.", off: notBlinking),
    Command(
      .blinkBack, in: .table, [.left, .character("h")],
      help: "While two clips blink: an earlier moment of both.", off: notBlinking),
    Command(
      .playTogether, in: .table, [.character("p")], "play",
      help:
        "Plays clips together: those marked on the table, the two that blink, or those in sight.",
      off: { $0.whyNoFrames }),
    Command(
      .openJob, in: .table, [.enter], "open", help: "Shows everything about the job."),
    Command(
      .closeOverlay, in: .table, [.escape, .character("q")], "back",
      help: "Goes back to the list."),
    Command(
      .useFrame, in: .job, [.character("e")], "go on from it",
      help:
        "Puts the frame that is looked at, else the clip's last, into the form as its image; sends nothing.",
      off: { $0.whyNoFrames(of: $0.chosenJob) ?? $0.whyNoField(for: .image) }),
    Command(
      .useClip, in: .job, [.character("E")],
      help: "Puts the clip itself into the form as its video; sends nothing.",
      off: { $0.chosenJob?.clip == nil ? Words.noClip : $0.whyNoField(for: .video) }),
    Command(
      .openClip, in: .job, [.character("o")], "open clip",
      help: "Opens the clip with the player of the settings, else with the desktop's.",
      off: { $0.chosenJob?.clip == nil ? Words.noClip : nil }),
    Command(
      .openFolder, in: .job, [.character("O")],
      help: "Shows the clip in the desktop's file manager.",
      off: { $0.chosenJob?.clip == nil ? Words.noClip : nil }),
    Command(
      .copy, in: .job, [.character("y")], "copy",
      help: "Copies the clip's path, or the request id where there is no clip.",
      off: { state in
        state.chosenJob?.clip == nil && state.chosenJob?.requestID == nil
          ? "This job has neither a clip nor a request id." : nil
      }),
    Command(
      .copyOther, in: .job, [.character("Y")],
      help:
        "Lists what can be copied: the line for scp, path, address, prompt, seed, request id; or the request for curl, Python, run, JSON.",
      off: noJob),
  ]
}
