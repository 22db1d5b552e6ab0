package import TerminalCore

/// What the studio knows of a theme: all else about it is the terminal's business.
package struct ThemeEntry: Hashable, Sendable {
  package let name: String
  package let borders: Borders

  package init(_ name: String, borders: Borders = .rounded) {
    self.name = name
    self.borders = borders
  }
}
