import TerminalCore

extension CommandTable {
  /// How much of the screen the panes have.
  static let panes = [
    Command(
      .larger, in: .views, [.character(">")],
      help: "Makes the pane larger, in the history the list; kept for the next start.",
      off: { $0.whyPanesStay }),
    Command(
      .smaller, in: .views, [.character("<")],
      help: "Makes the pane smaller, in the history the list.", off: { $0.whyPanesStay }),
    Command(
      .usualSizes, in: .views, [.character("=")],
      help: "Gives all panes of the view their usual size again."),
    Command(
      .fullScreen, in: .views, [.character("z")],
      help: "Gives the pane the whole screen, or shows the others again."),
  ]
}
