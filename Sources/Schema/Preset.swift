/// Values of a form that a person keeps under a name, as a file that can be read and changed by hand: a line for each
/// parameter, as it is typed.
package struct Preset: Hashable, Sendable {
  /// What is typed for each parameter, several for a list of files.
  package let typed: [String: [String]]

  package init(typed: [String: [String]]) { self.typed = typed }

  /// - Parameter file: the name that complaints give it.
  package init(_ text: String, file: String) throws(ModelFileError) {
    typed = try ModelFile.members(text, file: file).mapValues { value in
      value.items.map { $0.map(\.words) } ?? [value.words]
    }
  }

  /// The file's text, in the order of the form; numbers and switches without quotes where they are one value.
  package func text(for model: ModelSchema) -> String {
    let lines = model.parameters.compactMap { parameter -> String? in
      guard let texts = typed[parameter.name], let first = texts.first else { return nil }
      if case .mediaList = parameter.kind {
        return "\(parameter.name) = [\(texts.map { Value.text($0).json }.joined(separator: ", "))]"
      }
      return "\(parameter.name) = \(Self.written(first, parameter))"
    }
    return "# A preset of \(model.slug).\n" + lines.joined(separator: "\n") + "\n"
  }

  private static func written(_ text: String, _ parameter: Parameter) -> String {
    switch parameter.read(text) {
    case .integer, .number, .bool: return parameter.read(text).json
    // Several lines stay several lines.
    case _ where text.contains("\n") && !text.contains("'''") && !text.hasSuffix("'"):
      return "'''\n\(text)'''"
    default: return Value.text(text).json
    }
  }
}
