import Jobs
import Schema

/// What is said of presets and snippets.
extension Words {
  static func title(_ shelf: Shelf) -> String {
    switch shelf {
    case .presets(let model): "presets of \(model)"
    case .snippets: "snippets"
    }
  }

  static func title(_ list: ChoiceList) -> String {
    if case .shelf(let shelf, _) = list.source { title(shelf) } else { list.parameter }
  }

  static let noName = "A name of letters, digits, blanks, - and _, please."
  static func kept(_ path: String) -> String { "Kept as \(path)" }

  static func nothingKept(_ shelf: Shelf, _ keymap: Keymap) -> String {
    switch shelf {
    case .presets(let model):
      "There is no preset of \(model) yet; \(keymap.name(of: .savePreset)) keeps the form as one."
    case .snippets:
      "There is no snippet yet; \(keymap.name(of: .saveSnippet)) keeps the text as one."
    }
  }

  /// A preset is in the form; what is wrong in it is said first.
  static func applied(
    _ name: String, _ model: ModelSchema, _ problems: [Problem], unknown: [String],
    _ keymap: Keymap
  ) -> String {
    var sentences = problems.prefix(1).map(\.message)
    if !unknown.isEmpty {
      sentences.append("\(model.slug) has no \(unknown.joined(separator: ", ")).")
    }
    guard !sentences.isEmpty else {
      return "\(name) is in the form; \(keymap.name(of: .undo)) takes that back."
    }
    return "\(name): \(sentences.joined(separator: " "))"
  }

  /// Title, meaning and what is allowed, for the box that asks for a name.
  static func naming(
    _ shelf: Shelf, taken: String?
  ) -> (title: String, meaning: String, allowed: String) {
    let what =
      switch shelf {
      case .presets: "The values of the form are kept as a preset, to be loaded again."
      case .snippets: "The text is kept as a snippet, to be put into any text."
      }
    let allowed = taken.map { "\($0) is there already: the same name replaces it." }
    return (
      "name", what, allowed ?? "A name; the file is \(shelf.folder)/NAME.\(shelf.ending)."
    )
  }
}
