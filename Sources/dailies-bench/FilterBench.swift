import Foundation

/// What becomes of a word that is typed into the filter of the history, where the library is large.
struct FilterBench {
  let home: StudioHome

  private static let rounds = 5
  /// Milliseconds between the letters of somebody quick.
  private static let gap: Int32 = 30

  func figures() throws -> [Figure] {
    var letters: [Double] = []
    var results: [Double] = []
    var pasted: [Double] = []
    for _ in 0..<Self.rounds {
      let studio = try history()
      for letter in FilledLibrary.rareWord.dropLast() {
        if let answer = type("\(letter)", studio) { letters.append(answer.first) }
      }
      if let last = FilledLibrary.rareWord.last {
        let begin = Stopwatch.milliseconds
        studio.write(Array("\(last)".utf8))
        if let time = studio.sees(FilledLibrary.rareText, since: begin) { results.append(time) }
      }
      studio.end()
      let other = try history()
      let begin = Stopwatch.milliseconds
      other.write(Array(FilledLibrary.rareWord.utf8))
      if let time = other.sees(FilledLibrary.rareText, since: begin) { pasted.append(time) }
      other.end()
    }
    return [
      // One letter less, and the job would not be found.
      Figure(
        .library, "filter: words that lost a letter",
        Double(2 * Self.rounds - results.count - pasted.count), "", goal: .atMost(0)),
      Figure(.library, "filter: letter to painted, p50", Samples(letters).median, "ms"),
      Figure(
        .library, "filter: letter to painted, p99", Samples(letters).part(0.99), "ms",
        goal: .atMost(5)),
      Figure(.library, "filter: last of 12 letters to result", Samples(results).median, "ms"),
      Figure(.library, "filter: 12 letters at once to result", Samples(pasted).median, "ms"),
    ]
  }

  /// The studio, its history shown, with the cursor in the filter.
  private func history() throws -> ScreenProgram {
    let studio = try home.studio()
    studio.pass(1500)
    // What is quoted is found by the whole word alone, so by its last letter.
    for key in ["2", "/", "\""] {
      guard studio.type(key) != nil else { throw Trouble("the history takes no filter") }
      studio.pass(500)
    }
    return studio
  }

  /// Types a letter, and waits until the next one is due.
  private func type(_ letter: String, _ studio: ScreenProgram) -> ScreenProgram.Answer? {
    let begin = Stopwatch.milliseconds
    studio.write(Array(letter.utf8))
    let answer = studio.read(since: begin, rest: 2, patience: Self.gap)
    studio.pass(Double(Self.gap) - (Stopwatch.milliseconds - begin))
    return answer
  }
}
