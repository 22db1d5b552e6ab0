import TOMLKit
import TerminalCore

/// Reads a theme from TOML.
///
/// `name`, `appearance` (dark, light, any), `borders` (rounded, plain, none), `[terminal]` with the `foreground` and `background` the
/// theme is made for, `[palette]` with colours by name, and `[roles]`, where a look is words:
/// a colour, `on` and another for the background, and any of bold, dim, underline, reverse, italic.
///
/// With `inherits`, all of another theme holds except what this file says otherwise; so a file may hold
/// nothing but a palette.
package struct ThemeFile {
  /// From the theme that all inherit from to this one.
  private var tables: [TOMLTable] = []
  private var palette: [String: Color] = [:]

  /// - Parameters:
  ///   - fallbackName: the theme's name where the file has none: the file's own.
  ///   - inherited: the text of another theme's file by its name.
  package static func theme(
    from text: String, fallbackName: String, inherited: (String) -> String? = { _ in nil }
  ) throws(ThemeFileError) -> Theme {
    var file = try ThemeFile(text, inherited)
    return try file.theme(fallbackName: fallbackName)
  }

  private init(_ text: String, _ inherited: (String) -> String?) throws(ThemeFileError) {
    var next: String? = text
    while let text = next {
      let table = try Self.table(text)
      tables.insert(table, at: 0)
      next = nil
      guard table["inherits"] != nil else { continue }
      let name = try Self.word("inherits", in: table)
      guard let more = inherited(name), tables.count < 8 else { throw .cannotInherit(name) }
      next = more
    }
  }

  private static func table(_ text: String) throws(ThemeFileError) -> TOMLTable {
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let place = error.source.begin
      throw .syntax(line: place.line, column: place.column, reason: error.description)
    } catch {
      throw .unreadable("\(error)")
    }
    let known = ["name", "inherits", "appearance", "borders", "terminal", "palette", "roles"]
    if let key = table.keys.first(where: { !known.contains($0) }) { throw .unknownKey(key) }
    return table
  }

  private mutating func theme(fallbackName: String) throws(ThemeFileError) -> Theme {
    let own = tables.last
    var name = fallbackName
    if let own, own["name"] != nil { name = try Self.word("name", in: own) }
    let appearance: Appearance = try choice("appearance")
    let borders: Borders =
      tables.contains { $0["borders"] != nil } ? try choice("borders") : .rounded
    guard let terminal = try sections("terminal").last else { throw .missing(key: "[terminal]") }
    let foreground = try rgb("foreground", in: terminal)
    let background = try rgb("background", in: terminal)
    for section in try sections("palette") { try readPalette(section) }
    return Theme(
      name: name, appearance: appearance, assumedForeground: foreground,
      assumedBackground: background, borders: borders, looks: try looks())
  }

  /// One of a few words.
  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String
  ) throws(ThemeFileError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try Self.word(key, in: nearest(key))) else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .badValue(key: key, allowed: "one of \(words)")
    }
    return choice
  }

  /// The table that has the key, this file's before those it inherits from.
  private func nearest(_ key: String) -> TOMLTable {
    tables.last { $0[key] != nil } ?? TOMLTable()
  }

  private mutating func readPalette(_ section: TOMLTable) throws(ThemeFileError) {
    for key in section.keys {
      let word = try Self.word(key, in: section)
      guard let color = Color(word) else { throw .unknownWord(word, key: "palette.\(key)") }
      palette[key] = color
    }
  }

  private func looks() throws(ThemeFileError) -> [Role: Look] {
    let sections = try sections("roles")
    guard !sections.isEmpty else { throw .missing(key: "[roles]") }
    var looks: [Role: Look] = [:]
    for section in sections {
      for key in section.keys {
        guard let role = Role(rawValue: key) else { throw .unknownRole(key) }
        looks[role] = try look(try Self.word(key, in: section), key: "roles.\(key)")
      }
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

  /// Those that there are, this file's last.
  private func sections(_ key: String) throws(ThemeFileError) -> [TOMLTable] {
    var sections: [TOMLTable] = []
    for table in tables {
      guard let value = table[key] else { continue }
      guard let section = value.table else { throw .badValue(key: key, allowed: "a section") }
      sections.append(section)
    }
    return sections
  }

  private static func word(_ key: String, in table: TOMLTable) throws(ThemeFileError) -> String {
    guard let value = table[key] else { throw .missing(key: key) }
    guard let word = value.string else { throw .badValue(key: key, allowed: "text in quotes") }
    return word
  }

  private func rgb(_ key: String, in table: TOMLTable) throws(ThemeFileError) -> RGB {
    guard let rgb = RGB(try Self.word(key, in: table)) else {
      throw .badValue(key: key, allowed: "a colour like #1a1b26")
    }
    return rgb
  }
}
