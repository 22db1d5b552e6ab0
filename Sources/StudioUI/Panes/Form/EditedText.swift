/// What came of a text that was given to the person's own editor.
package enum EditedText: Hashable, Sendable {
  case written(String)
  case unchanged
  /// Why there is none, as a sentence.
  case failed(String)
}
