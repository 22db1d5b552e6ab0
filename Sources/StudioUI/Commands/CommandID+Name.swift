extension CommandID {
  /// How `keys.toml` names it: `new_seed`, `text_word_left`.
  package var name: String {
    if case .text(let edit) = self { return "text_\(Self.snake("\(edit)"))" }
    if case .rate(let rating) = self { return "rate_\(rating)" }
    return Self.snake("\(self)")
  }

  private static func snake(_ name: String) -> String {
    name.reduce(into: "") { words, letter in
      words += letter.isUppercase ? "_\(letter.lowercased())" : String(letter)
    }
  }
}
