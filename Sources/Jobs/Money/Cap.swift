/// Something that a person wants no more money to go to.
package enum Cap: String, Hashable, Sendable, CaseIterable {
  case batch, day, total

  /// The name of its setting.
  package var name: String { "cap_\(rawValue)" }
}
