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

  /// It says by itself where the file is.
  var isWhole: Bool { ["/", "~", "http://", "https://"].contains { path.hasPrefix($0) } }

  /// Each of several files dropped at once: a terminal pastes them with blanks between, each in quotes
  /// or with its own blanks behind backslashes; one where the text is anything else.
  static func all(in pasted: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var quote: Character?
    var isEscaped = false
    for character in pasted {
      if isEscaped || character == "\\" && quote != "'" {
        isEscaped.toggle()
      } else if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character.isWhitespace {
        pieces.append(piece)
        piece = ""
        continue
      }
      piece.append(character)
    }
    pieces.append(piece)
    let dropped = pieces.filter { !$0.isEmpty }.map(DroppedPath.init)
    let areAll = dropped.allSatisfy(\.isWhole)
    return areAll && dropped.count > 1 ? dropped.map(\.path) : [DroppedPath(pasted).path]
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
