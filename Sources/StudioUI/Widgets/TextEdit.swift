/// One thing a key does to a text that is being edited.
package enum TextEdit: String, Hashable, Sendable, CaseIterable {
  case left, right, wordLeft, wordRight, lineStart, lineEnd, up, down, pageUp, pageDown
  case deleteBack, deleteForward, deleteWord, deleteWordForward, deleteToStart, deleteToEnd
  case undo, redo
}
