/// What a person calls jobs, to find them by: single words of letters, digits, `-` and `_`.
package enum Tags {
  /// The words in what was typed, in lower case, each once.
  package static func read(_ typed: String) -> [String] {
    var seen: Set<String> = []
    return typed.lowercased()
      .split { !$0.isLetter && !$0.isNumber && !"-_".contains($0) }
      .map(String.init)
      .filter { seen.insert($0).inserted }
  }
}
