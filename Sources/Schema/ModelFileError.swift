/// What is wrong with a model file and where, so that the person who wrote it can put it right.
package struct ModelFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name, or its path where it is one of the user's own.
  package let file: String
  /// The key it concerns, as in `parameter[3].duration.range`, counted from 1; empty for the whole file.
  package let place: String
  /// Counted from 1; known only where the file is not TOML at all.
  package let line: Int?
  /// A sentence that says what is there and what is allowed.
  package let message: String

  init(file: String, place: String = "", line: Int? = nil, message: String) {
    self.file = file
    self.place = place
    self.line = line
    self.message = message
  }

  package var description: String {
    let lineWords = line.map { "line \($0)" }
    let whereabouts = [file, lineWords, place.isEmpty ? nil : place].compactMap(\.self)
    return "\(whereabouts.joined(separator: ", ")): \(message)"
  }
}
