/// Whether a name has the typed letters in their order, and how well it fits.
enum FuzzyMatch {
  /// The higher the better; nil where a letter is missing. Upper and lower case are the same.
  ///
  /// Letters that follow each other, and those a word begins with, count most; of two equal ones the shorter name is
  /// the better.
  static func score(_ typed: String, in name: String) -> Int? {
    let wanted = Array(typed.lowercased().filter { !$0.isWhitespace })
    guard !wanted.isEmpty else { return 0 }
    let letters = Array(name.lowercased())
    // The end of the first fit is found first; from there back, the letters lie as close as they can.
    var place = 0
    for letter in wanted {
      guard let found = letters[place...].firstIndex(of: letter) else { return nil }
      place = found + 1
    }
    var score = -letters.count
    var next: Int?
    place -= 1
    for letter in wanted.reversed() {
      while letters[place] != letter { place -= 1 }
      if place + 1 == next { score += 8 }
      if place == 0 || !letters[place - 1].isLetter && !letters[place - 1].isNumber { score += 5 }
      next = place
      place -= 1
    }
    return score
  }
}
