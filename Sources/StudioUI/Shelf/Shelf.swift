/// Where a person keeps named files of their own, beside the configuration.
package enum Shelf: Hashable, Sendable {
  /// Values for the form of a model.
  case presets(model: String)
  /// Pieces of text, for any field.
  case snippets

  /// Below the folder of the configuration.
  package var folder: String {
    switch self {
    case .presets(let model): "presets/\(model)"
    case .snippets: "snippets"
    }
  }

  package var ending: String {
    switch self {
    case .presets: "toml"
    case .snippets: "txt"
    }
  }

  /// A file of it, by its name without the ending and with its whole text.
  package struct Item: Hashable, Sendable {
    package let name: String
    package let text: String

    package init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// What became of a file that was to be kept.
  package enum Answer: Hashable, Sendable {
    case saved(path: String)
    /// There is one of that name, and nothing was written.
    case exists
    /// Why not, as a sentence.
    case failed(String)
  }

  /// Whether a file can have that name: letters, digits, blanks, - _ and dots, none at the beginning.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.first != "."
      && name.allSatisfy { $0.isLetter || $0.isNumber || " -_.".contains($0) }
  }
}
