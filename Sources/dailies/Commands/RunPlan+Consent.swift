import Foundation

extension RunPlan {
  /// Says what is about to be sent and what it costs, and asks; throws where nobody agrees.
  func askConsent() throws(CommandStop) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw CommandStop(
        .notConsented,
        "This would cost: \(priceInWords). There is nobody to ask, so nothing was sent; --yes agrees."
      )
    }
    if drafts.count > 1 {
      let lines = lines.filter { !$0.isEmpty }
      for line in lines.prefix(Self.shownLines) { Output.say("  \(line)") }
      if lines.count > Self.shownLines { Output.say("  …") }
    }
    question.forEach(Output.say)
    // A cap that is near is worth a word, not a letter.
    let meant = isNearCap ? ["spend"] : ["y", "yes"]
    FileHandle.standardError.write(
      Data((isNearCap ? "Type spend to send it: " : "Send it? [y/N] ").utf8))
    guard let answer = readLine()?.lowercased(), meant.contains(answer) else {
      throw CommandStop(.notConsented, "Nothing was sent.")
    }
  }

  private static let shownLines = 5
}
