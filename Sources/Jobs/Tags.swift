/// What a person calls jobs, to find them by: single words of letters, digits, `-` and `_`.
package enum Tags {
  /// The one that has a sign and a key of its own.
  package static let favourite = "favourite"

  /// The words in what was typed, in lower case, each once.
  package static func read(_ typed: String) -> [String] {
    var seen: Set<String> = []
    return typed.lowercased()
      .split { !$0.isLetter && !$0.isNumber && !"-_".contains($0) }
      .map(String.init)
      .filter { seen.insert($0).inserted }
  }

  /// `+hero -draft`: the tags with what is added and without what is taken away; a bare word is added.
  package static func changed(_ tags: [String], by typed: String) -> [String] {
    typed.split(whereSeparator: \.isWhitespace).reduce(tags) { tags, word in
      let isAway = word.hasPrefix("-")
      let named = read(String(isAway || word.hasPrefix("+") ? word.dropFirst() : word))
      let others = tags.filter { !named.contains($0) }
      return isAway ? others : tags + named.filter { !tags.contains($0) }
    }
  }
}
