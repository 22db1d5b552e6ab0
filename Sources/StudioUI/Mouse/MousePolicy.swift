/// Whether the studio takes the mouse when it starts.
package enum MousePolicy: String, Hashable, Sendable, CaseIterable {
  case on, off
}
