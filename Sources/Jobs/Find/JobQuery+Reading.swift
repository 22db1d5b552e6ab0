extension JobQuery {
  /// What stands between blanks, or in quotes.
  private struct Piece {
    var text = ""
    var isQuoted = false
    var isWithout = false
  }

  mutating func read(_ typed: String, _ searches: [SavedSearch]) {
    for piece in Self.pieces(typed) {
      if !piece.isQuoted, !piece.isWithout, piece.text.first == "@", piece.text.count > 1 {
        read(search: String(piece.text.dropFirst()), searches)
        continue
      }
      if !piece.isQuoted, let (filter, value) = Self.filter(piece.text) {
        if piece.isWithout {
          problems.append("A filter cannot be turned round: -\(filter.rawValue): means nothing.")
        } else if !value.isEmpty, let problem = take(filter, value) {
          problems.append(problem)
        }
        continue
      }
      // Signs alone are in no text that is searched.
      guard piece.text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      let term = Term(piece.text.lowercased(), isQuoted: piece.isQuoted)
      if piece.isWithout { without.append(term) } else { words.append(term) }
    }
  }

  private mutating func read(search name: String, _ searches: [SavedSearch]) {
    if let search = searches.first(where: { $0.name == name }) {
      // One that names another would have no end.
      read(search.line, [])
    } else if !searches.contains(where: { $0.name.hasPrefix(name) }) {
      problems.append("There is no saved search @\(name).")
    }
  }

  /// A line with what each `@name` in it stands for: so it can be saved, since a saved search calls no other.
  package static func expanded(_ typed: String, _ searches: [SavedSearch]) -> String {
    pieces(typed).map { piece in
      let search = searches.first { "@\($0.name)" == piece.text }
      let text = piece.isQuoted ? "\"\(piece.text)\"" : piece.text
      return piece.isQuoted || piece.isWithout
        ? (piece.isWithout ? "-" : "") + text : search?.line ?? text
    }.joined(separator: " ")
  }

  private static func pieces(_ typed: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = typed[...].drop(while: \.isWhitespace)
    while let first = rest.first {
      var piece = Piece()
      if first == "-" {
        piece.isWithout = true
        rest = rest.dropFirst()
      }
      if rest.first == "\"" {
        piece.isQuoted = true
        let inside = rest.dropFirst()
        let end = inside.firstIndex(of: "\"") ?? inside.endIndex
        piece.text = String(inside[..<end])
        rest = inside[end...].dropFirst()
      } else {
        piece.text = String(rest.prefix { !$0.isWhitespace })
        rest = rest.drop { !$0.isWhitespace }
      }
      pieces.append(piece)
      rest = rest.drop(while: \.isWhitespace)
    }
    return pieces
  }

  /// `model:p-video`; nil for what only looks so, as an address.
  private static func filter(_ text: String) -> (JobFilter, value: String)? {
    guard let colon = text.firstIndex(of: ":"),
      let filter = JobFilter(rawValue: text[..<colon].lowercased())
    else { return nil }
    return (filter, String(text[text.index(after: colon)...]))
  }

  /// What is wrong with the value; nil where it was taken.
  private mutating func take(_ filter: JobFilter, _ value: String) -> String? {
    let lower = value.lowercased()
    switch filter {
    case .model: model = lower
    case .state:
      let states = Set(
        JobState.allCases.filter { $0.rawValue.hasPrefix(lower) || $0.word.hasPrefix(lower) })
      if states.isEmpty, JobFilter.paused.hasPrefix(lower) {
        isPaused = true
        return nil
      }
      guard !states.isEmpty else { return "No state is called \(value)." }
      self.states = states
    case .tag:
      let read = Tags.read(value)
      guard !read.isEmpty else { return "tag: a tag is letters, digits, - and _." }
      tags += read
    case .seed:
      guard let seed = Int(value) else { return "seed: a whole number, as in seed:42." }
      self.seed = seed
    case .rating:
      guard let rating = Comparison(value), (1...5).contains(rating.number) else {
        return "rating: 1 to 5, as in rating:4 or rating:>=4."
      }
      self.rating = rating
    case .cost:
      guard let cost = Comparison(value) else {
        return "cost: US dollars, as in cost:>0.1."
      }
      self.cost = cost
    case .before, .after:
      guard let day = Day(lower) else {
        return "\(filter.rawValue): a day, as in 2026-11-01, today, yesterday or 7d."
      }
      if filter == .before { before = day } else { since = day }
    case .is:
      if let verdict = Verdict(rawValue: lower) {
        self.verdict = verdict
      } else if lower == Tags.favourite {
        tags.append(lower)
      } else if !JobFilter.is.values.contains(where: { $0.hasPrefix(lower) }) {
        return "is: kept, rejected or \(Tags.favourite)."
      }
    case .batch: batch = lower
    case .in:
      if lower == "trash" {
        isInTrash = true
      } else if !"trash".hasPrefix(lower) {
        return "in: there is only in:trash."
      }
    }
    return nil
  }
}
