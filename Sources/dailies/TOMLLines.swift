/// The lines of a TOML file: where a key stands, and how one value is changed while all else stays as it is.
struct TOMLLines {
  private var lines: [String]

  init(_ text: String) {
    // By scalars: a line may end in a carriage return, which is a part of it.
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
  }

  var text: String { lines.joined(separator: "\n") }

  /// The line of a key, counted from 1: in the file's own part, or in a section of it.
  func number(of key: String, in section: String? = nil) -> Int? {
    place(of: key, in: section).map { $0 + 1 }
  }

  /// Gives a key of the file's own part a value, in its line, else in a new one below the line that
  /// speaks of it in a comment; nil takes the line out.
  mutating func set(_ key: String, to value: String?) {
    if let place = place(of: key, in: nil) {
      let rest = Self.afterValue(lines[place])
      if let value {
        let start = lines[place].prefix { $0 != "=" }
        lines[place] = "\(start)= \(Self.quoted(value))\(rest)"
      } else if rest.contains("#") {
        lines[place] = rest.drop { $0 != "#" }.description
      } else {
        lines.remove(at: place)
      }
    } else if let value {
      lines.insert("\(key) = \(Self.quoted(value))", at: placeForNew(key))
    }
  }

  private func place(of key: String, in section: String?) -> Int? {
    var current: String?
    for (place, line) in lines.enumerated() {
      if let header = Self.header(line) {
        current = header
        // A section may be all that stands there of it.
        if section == nil, header == key { return place }
      } else if let found = Self.key(line) {
        if found == key, current == section { return place }
        if current == nil, let section, found == "\(section).\(key)" { return place }
      }
    }
    return nil
  }

  private func placeForNew(_ key: String) -> Int {
    let end = lines.firstIndex { Self.header($0) != nil } ?? lines.count
    let comment = lines[..<end].lastIndex { line in
      let bare = line.drop { $0 == " " || $0 == "#" }
      return line.first == "#" && Self.key(String(bare)) == key
    }
    if let comment { return comment + 1 }
    // What stands right above a section speaks of it.
    var place = end
    while end < lines.count, place > 0, lines[place - 1].hasPrefix("#") { place -= 1 }
    while place > 0, lines[place - 1].allSatisfy(\.isWhitespace) { place -= 1 }
    return place
  }

  /// `[contract]`
  private static func header(_ line: String) -> String? {
    let bare = line.drop(while: \.isWhitespace)
    guard bare.first == "[" else { return nil }
    let name = bare.drop { $0 == "[" }.prefix { $0 != "]" }
    return unquoted(name)
  }

  private static func key(_ line: String) -> String? {
    guard let end = line.firstIndex(of: "="), !line.prefix(upTo: end).contains("#") else {
      return nil
    }
    return unquoted(line[..<end])
  }

  private static func unquoted(_ name: Substring) -> String {
    String(name.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" })
  }

  /// What follows the value of a line: blanks, a comment, a carriage return.
  private static func afterValue(_ line: String) -> Substring {
    let value = line.drop { $0 != "=" }.dropFirst().drop { $0 == " " || $0 == "\t" }
    guard let quote = value.first, quote == "\"" || quote == "'" else {
      return value.drop { !$0.isWhitespace && $0 != "#" }
    }
    var rest = value.dropFirst()
    while let letter = rest.first, letter != quote {
      rest = rest.dropFirst(letter == "\\" && quote == "\"" ? 2 : 1)
    }
    return rest.dropFirst()
  }

  private static func quoted(_ value: String) -> String {
    let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
