import Jobs
import TerminalCore

extension CommandTable {
  /// The order in which jobs are sent.
  static let queue = [
    Command(
      .sendLater, in: .jobs, [.character("K")],
      help: "Moves a waiting job one place up in the list: it is sent later.", off: notWaiting),
    Command(
      .sendSooner, in: .jobs, [.character("J")],
      help: "Moves a waiting job one place down in the list: it is sent sooner.", off: notWaiting),
    Command(
      .pauseQueue, in: .jobs, [.character("P")],
      help: "Pauses the queue, so that nothing is sent, or lets it go on."),
  ]

  private static let notWaiting: @Sendable (StudioState) -> String? = {
    $0.chosenJob?.state == .waiting ? nil : "Only a waiting job has a place in the queue."
  }
}
