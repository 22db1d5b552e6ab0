extension ThemeFileError {
  /// The line that is meant, counted from 1; nil where the mistake is what is not there.
  func line(in text: String) -> Int? {
    switch self {
    case .syntax(let line, _, _): line
    case .unreadable, .missing: nil
    case .unknownKey(let key), .badValue(let key, _), .unknownWord(_, let key):
      Self.line(of: key, in: text)
    case .unknownRole(let name): Self.line(of: "roles.\(name)", in: text)
    case .cannotInherit: Self.line(of: "inherits", in: text)
    }
  }

  /// What is wrong, where the line is said already.
  var reason: String {
    if case .syntax(_, _, let reason) = self { reason } else { description }
  }

  /// - Parameter key: with its section where it is in one: `roles.title`.
  private static func line(of key: String, in text: String) -> Int? {
    let parts = key.split(separator: ".", maxSplits: 1)
    var section: Substring?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.drop { $0 == " " || $0 == "\t" }
      if words.first == "[" {
        section = words.dropFirst().prefix { $0 != "]" }
        if parts.count == 1, section == parts[0] { return index + 1 }
        continue
      }
      let name = words.prefix { $0 != " " && $0 != "=" }
      if name == parts.last, parts.count == 1 || section == parts[0] { return index + 1 }
    }
    return nil
  }
}
