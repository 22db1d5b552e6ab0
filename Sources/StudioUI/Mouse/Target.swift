import TerminalCore

/// What the mouse can reach on the screen. Drawing marks it where it is drawn, so both always agree.
enum Target: Hashable, Sendable {
  case pane(PaneID)
  case model(String)
  case field(FieldID)
  /// A line of a field's text.
  case text(FieldID, TextPlace)
  case job(String)
  /// The list of all jobs, and one of its places.
  case history
  case place(Int)
  /// An entry of the list on top.
  case entry(Int)
  /// What narrows a list, or a line in a box.
  case filter(TextPlace)
  /// A key that is named on the screen.
  case key(Key)
  /// The box on top, and everything it covers.
  case overlay, outside
  /// Takes a press and does nothing.
  case nothing
}
