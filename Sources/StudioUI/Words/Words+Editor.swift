extension Words {
  static let editorChangedNothing = "The editor left the text as it was."

  package static let noEditor = "There is no editor here: set VISUAL or EDITOR."

  /// The editor could not be started, or said that it failed.
  package static func editorFailed(_ command: String, code: Int32) -> String {
    code == 127
      ? "There is no editor \(command); the text is as it was."
      : "\(command) ended with code \(code); the text is as it was."
  }

  package static func editorWasEnded(_ command: String) -> String {
    "\(command) was ended by a signal; the text is as it was."
  }

  package static let editorLeftNoText =
    "What the editor left is no UTF-8 text; the text is as it was."

  package static let editorHasNoFile =
    "No temporary file for the editor could be made; the text is as it was."
}
