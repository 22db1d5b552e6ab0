/// What takes the whole screen.
package enum ViewID: Hashable, Sendable, CaseIterable {
  case studio, history
}
