import Foundation
import TerminalNcurses

extension LastWords {
  /// The studio's: where what happened last can be read, and what a report of it needs.
  static func of(_ place: Place) -> LastWords {
    let now = Date.now.formatted(.iso8601)
    let file = "\(place.folders.state)/crash-\(now.replacing(":", with: "-")).txt"
    return LastWords(
      text: """
        dailies ended by a fault of its own. What was sent goes on; the next start takes it up again.
        What happened last is in \(file)
        A report of it needs that file and what `dailies doctor` prints; neither holds a key.

        """, file: file,
      head: """
        dailies \(Live.version), started \(now), ended by a fault of its own.
        A report of it needs this file, what `dailies doctor` prints, and what was done last.
        The end of \(place.folders.log), where the fault's own trace follows:


        """)
  }
}
