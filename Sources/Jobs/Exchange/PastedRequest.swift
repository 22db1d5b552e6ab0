import FoundationEssentials
package import Schema

/// A request that somebody wrote down: a curl line, or a JSON body. Headers are not even read, so no key is kept.
package struct PastedRequest: Hashable, Sendable {
  /// Nil where only the body is there.
  package let model: String?
  private let body: Values

  /// Whether a text means to be a curl line, whatever becomes of reading it: a key may be in it.
  package static func isCurl(_ text: String) -> Bool {
    // With the shell's prompt before it, or by its path.
    let words = text.split(whereSeparator: \.isWhitespace).drop {
      ["$", "%", "#", ">"].contains($0)
    }
    guard let first = words.first, first == "curl" || first.hasSuffix("/curl") else { return false }
    return words.contains { $0.hasPrefix("-") || $0.contains("://") }
  }

  /// Nil where the text is neither.
  package init?(_ text: String) {
    if Self.isCurl(text) {
      guard let words = ShellLine.words(text) else { return nil }
      self.init(curl: words)
    } else {
      guard let value = try? Value(json: Data(text.utf8)), let members = value.members else {
        return nil
      }
      // A report of a job, or a recipe.
      if let model = members["model"]?.text, let values = members["parameters"]?.members {
        self.init(model: model, body: values)
      } else {
        self.init(model: nil, body: members)
      }
    }
  }

  private init?(curl words: [String]) {
    var body: String?
    var model: String?
    var rest = words.drop { $0 != "curl" && !$0.hasSuffix("/curl") }.dropFirst()[...]
    while let word = rest.popFirst() {
      if Self.bodyOptions.contains(word) {
        body = rest.popFirst()
      } else if let option = Self.bodyOptions.first(where: {
        word.hasPrefix($0) && (!$0.hasPrefix("--") || word.dropFirst($0.count).hasPrefix("="))
      }) {
        body = String(word.dropFirst(option.count + (option.hasPrefix("--") ? 1 : 0)))
      } else if ["-H", "--header", "-u", "--user", "-b", "--cookie"].contains(word) {
        rest = rest.dropFirst()
      } else if let slug = Self.model(in: word) {
        model = model ?? slug
      }
    }
    guard let body, let values = try? Value(json: Data(body.utf8)).members else { return nil }
    self.init(model: model, body: values)
  }

  private init(model: String?, body: Values) {
    self.model = model
    self.body = body
  }

  private static let bodyOptions = [
    "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json",
  ]

  /// What stands behind `/v1/` or `/v2/` in an address.
  private static func model(in word: String) -> String? {
    guard word.hasPrefix("http://") || word.hasPrefix("https://") else { return nil }
    let path = word.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    guard let place = path.firstIndex(where: { $0 == "v1" || $0 == "v2" }), place + 1 < path.count
    else { return nil }
    return String(path[place + 1])
  }

  /// Its values as a model takes them, and those of which the model knows nothing.
  package func values(for model: ModelSchema) -> (known: Values, unknown: Values) {
    var values: Values = [:]
    for parameter in model.parameters {
      guard let value = body[parameter.name] else { continue }
      // Others write numbers as texts.
      values[parameter.name] = value.text.map { parameter.read($0) } ?? value
    }
    return (values, body.filter { model.parameter($0.key) == nil })
  }
}
