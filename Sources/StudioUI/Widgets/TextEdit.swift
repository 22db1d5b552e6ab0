/// One thing a key does to a text that is being edited.
package enum TextEdit: String, Hashable, Sendable, CaseIterable {
  case left, right, wordLeft, wordRight, lineStart, lineEnd, up, down, pageUp, pageDown
  case deleteBack, deleteForward, deleteWord, deleteWordForward, deleteToStart, deleteToEnd
  case undo, redo
}

extension TextEdit {
  /// It deletes more than a character: that can be put in again.
  var isKill: Bool {
    switch self {
    case .deleteWord, .deleteWordForward, .deleteToStart, .deleteToEnd: true
    default: false
    }
  }
}
