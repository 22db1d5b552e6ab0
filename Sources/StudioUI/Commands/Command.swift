package import TerminalCore

/// One entry of the table that key bar and help are made from.
package struct Command: Sendable {
  package let id: CommandID
  package let scope: Scope
  /// Its keys unless the keymap says otherwise; the first is the one shown.
  package let keys: [Key]
  /// Two or three words for the key bar; nil where the bar has no room for it.
  package let title: String?
  /// One sentence for help.
  package let help: String
  /// Why it cannot be done now, as a sentence; nil where it can.
  package let whyOff: @Sendable (StudioState) -> String?

  init(
    _ id: CommandID, in scope: Scope, _ keys: [Key], _ title: String? = nil, help: String,
    off whyOff: @escaping @Sendable (StudioState) -> String? = { _ in nil }
  ) {
    self.id = id
    self.scope = scope
    self.keys = keys
    self.title = title
    self.help = help
    self.whyOff = whyOff
  }
}
