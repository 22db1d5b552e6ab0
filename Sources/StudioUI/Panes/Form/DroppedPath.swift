import Schema

/// A path or URL as a terminal pastes it when a file is dropped on it: in quotes, with backslashes
/// before blanks, as a `file:` URL, with a blank or a newline behind it.
struct DroppedPath {
  /// Without all that.
  let path: String

  init(_ pasted: String) {
    var text = pasted[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    if text.count > 1, let quote = text.first, "'\"".contains(quote), text.last == quote {
      // A shell's way to write a quote inside of quotes.
      path = String(text.dropFirst().dropLast()).replacing("'\\''", with: "'")
    } else if text.lowercased().hasPrefix("file://"),
      case .file(let local) = MediaReference(String(text))
    {
      path = local
    } else if text.hasPrefix("/") || text.hasPrefix("~") {
      path = Self.withoutBackslashes(text)
    } else {
      path = String(text)
    }
  }

  private static func withoutBackslashes(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.append(character)
        isEscaped = false
      }
    }
    return isEscaped ? result + "\\" : result
  }
}
