/// Guesses what somebody meant who mistyped a name.
package enum NearestName {
  /// The name with the fewest letters to change; the first where several are as near.
  package static func of(_ word: String, among names: [String]) -> String {
    names.min { distance(word, $0) < distance(word, $1) } ?? ""
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
