/// When the end of a job calls for attention.
package enum NotifyPolicy: String, Hashable, Sendable, CaseIterable {
  case never, always
  /// While the terminal says that it does not have the focus.
  case unfocused
}
