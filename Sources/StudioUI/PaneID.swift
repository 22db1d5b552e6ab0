/// A part of the studio that can have the focus.
package enum PaneID: Hashable, Sendable, CaseIterable {
  case models, form, jobs
}
