import Foundation

/// The files whose lines are variants of a text: `__animal__` is a line of `animal.txt`.
struct Wildcards {
  let folder: String

  /// The lines that say something; nil where there is no such file.
  func lines(of name: String) -> [String]? {
    (try? String(contentsOfFile: "\(folder)/\(name).txt", encoding: .utf8))?
      .split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
  }
}
