/// A line of the history's filter under a name, to be called by `@name`.
package struct SavedSearch: Hashable, Sendable {
  package let name: String
  package let line: String

  package init(name: String, line: String) {
    self.name = name
    self.line = line
  }

  /// The name in what was typed; nil where that is none.
  package static func name(_ typed: String) -> String? {
    let words = Tags.read(typed)
    return words.count == 1 ? words.first : nil
  }
}
