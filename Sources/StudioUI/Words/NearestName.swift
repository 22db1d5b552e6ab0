/// Guesses what somebody meant who mistyped a name.
package enum NearestName {
  /// A question with the name that has the fewest letters to change, after a blank; nothing where none is
  /// near, since a guess at random misleads.
  package static func question(_ word: String, among names: [String]) -> String {
    let nearest = names.min { distance(word, $0) < distance(word, $1) }
    guard let nearest, distance(word, nearest) <= max(2, word.count / 3) else { return "" }
    return " Did you mean \(nearest)?"
  }

  /// Letters to put in, take out or change (Levenshtein).
  private static func distance(_ one: String, _ other: String) -> Int {
    let letters = Array(other)
    var row = Array(0...letters.count)
    for (line, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for place in letters.indices {
        let change = diagonal + (letters[place] == letter ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(change, row[place] + 1, row[place + 1] + 1)
      }
    }
    return row[letters.count]
  }
}
