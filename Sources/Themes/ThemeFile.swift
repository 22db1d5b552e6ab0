import TOMLKit
import TerminalCore

/// Reads a theme from TOML.
///
/// `name`, `appearance` (dark, light, any), `[terminal]` with the `foreground` and `background` the
/// theme is made for, `[palette]` with colours by name, and `[roles]`, where a look is words:
/// a colour, `on` and another for the background, and any of bold, dim, underline, reverse, italic.
package struct ThemeFile {
  private let table: TOMLTable
  private var palette: [String: Color] = [:]

  /// - Parameter fallbackName: the theme's name where the file has none: the file's own.
  package static func theme(
    from text: String, fallbackName: String
  ) throws(ThemeFileError) -> Theme {
    var file = try ThemeFile(text)
    return try file.theme(fallbackName: fallbackName)
  }

  private init(_ text: String) throws(ThemeFileError) {
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let place = error.source.begin
      throw .syntax(line: place.line, column: place.column, reason: error.description)
    } catch {
      throw .unreadable("\(error)")
    }
  }

  private mutating func theme(fallbackName: String) throws(ThemeFileError) -> Theme {
    let known = ["name", "appearance", "terminal", "palette", "roles"]
    if let key = table.keys.first(where: { !known.contains($0) }) { throw .unknownKey(key) }
    let name = table["name"] == nil ? fallbackName : try word("name", in: table)
    let kinds = Appearance.allCases.map(\.rawValue).joined(separator: ", ")
    guard let appearance = Appearance(rawValue: try word("appearance", in: table)) else {
      throw .badValue(key: "appearance", allowed: "one of \(kinds)")
    }
    let terminal = try section("terminal")
    let foreground = try rgb("foreground", in: terminal)
    let background = try rgb("background", in: terminal)
    try readPalette()
    return Theme(
      name: name, appearance: appearance, assumedForeground: foreground,
      assumedBackground: background, looks: try looks())
  }

  private mutating func readPalette() throws(ThemeFileError) {
    guard table["palette"] != nil else { return }
    let section = try section("palette")
    for key in section.keys {
      let word = try word(key, in: section)
      guard let color = Color(word) else { throw .unknownWord(word, key: "palette.\(key)") }
      palette[key] = color
    }
  }

  private func looks() throws(ThemeFileError) -> [Role: Look] {
    let section = try section("roles")
    var looks: [Role: Look] = [:]
    for key in section.keys {
      guard let role = Role(rawValue: key) else { throw .unknownRole(key) }
      looks[role] = try look(try word(key, in: section), key: "roles.\(key)")
    }
    return looks
  }

  private func look(_ words: String, key: String) throws(ThemeFileError) -> Look {
    var foreground = Color.terminal
    var background = Color.terminal
    var style = Look.Style()
    var isBackground = false
    for word in words.split(separator: " ") {
      if word == "on" {
        isBackground = true
      } else if let part = Self.styles[String(word)] {
        style.insert(part)
      } else if let color = palette[String(word)] ?? Color(word) {
        if isBackground { background = color } else { foreground = color }
        isBackground = false
      } else {
        throw .unknownWord(String(word), key: key)
      }
    }
    return Look(foreground: foreground, background: background, style: style)
  }

  private static let styles: [String: Look.Style] = [
    "bold": .bold, "dim": .dim, "underline": .underline, "reverse": .reverse, "italic": .italic,
  ]

  private func section(_ key: String) throws(ThemeFileError) -> TOMLTable {
    guard let value = table[key] else { throw .missing(key: "[\(key)]") }
    guard let section = value.table else { throw .badValue(key: key, allowed: "a section") }
    return section
  }

  private func word(_ key: String, in table: TOMLTable) throws(ThemeFileError) -> String {
    guard let value = table[key] else { throw .missing(key: key) }
    guard let word = value.string else { throw .badValue(key: key, allowed: "text in quotes") }
    return word
  }

  private func rgb(_ key: String, in table: TOMLTable) throws(ThemeFileError) -> RGB {
    guard let rgb = RGB(try word(key, in: table)) else {
      throw .badValue(key: key, allowed: "a colour like #1a1b26")
    }
    return rgb
  }
}
