/// Finds what is wrong with a draft before any request is made.
///
/// The provider checks only fixed sets up front and fails the rest after queueing, so everything that
/// the model's page states is checked here.
package enum Check {
  /// Every problem of these values, in the order of the form; empty means: may be sent.
  package static func problems(_ model: ModelSchema, _ values: Values) -> [Problem] {
    let unused = model.unused(values)
    let known = model.parameters.map(\.name)
    let unknown = values.filter { !$1.isNull && !known.contains($0) }.keys.sorted().map { name in
      Problem(
        [name],
        "\(name): \(model.slug) has no such parameter. It has \(known.joined(separator: ", ")).")
    }
    let own = model.parameters.filter { unused[$0.name] == nil }.flatMap { parameter in
      problems(parameter, values[parameter.name] ?? .null)
    }
    return unknown + own + model.rules.compactMap { problem($0, model, values) }
  }

  /// Problems of one value alone, without the rules across parameters.
  package static func problems(_ parameter: Parameter, _ value: Value) -> [Problem] {
    if value.isEmpty {
      guard parameter.isRequired else { return [] }
      return [
        Problem([parameter.name], "\(parameter.name) is needed: \(parameter.allowed).")
      ]
    }
    guard let reason = refusal(parameter.kind, value) else { return [] }
    return [
      Problem(
        [parameter.name], "\(parameter.name): \(reason). Allowed: \(parameter.allowed).")
    ]
  }

  /// The rule that a value would break beside the other values, so that it can be seen before it is
  /// chosen; nil where they go together.
  package static func conflict(
    _ model: ModelSchema, _ values: Values, setting name: String, to value: Value
  ) -> Problem? {
    var tried = values
    tried[name] = value
    let unused = model.unused(tried)
    guard unused[name] == nil else { return nil }
    return model.rules.lazy
      .filter {
        if case .forbid(let combination, _) = $0 { combination[name] != nil } else { false }
      }
      .compactMap { problem($0, model, tried) }.first
  }

  /// The value and why it does not fit its kind; nil where it fits.
  private static func refusal(_ kind: ParameterKind, _ value: Value) -> String? {
    switch (kind, value) {
    case (.text, .text), (.toggle, .bool): return nil
    case (.text, _): return "\(shown(value)) is not text"
    case (.toggle, _): return "\(shown(value)) is neither true nor false"
    case (.integer(let range), _):
      return outside(range, whole(value), shown(value), "is not a whole number")
    case (.seed(let seed), _):
      return outside(seed.allowed, whole(value), shown(value), "is not a whole number")
    case (.number(let range), _):
      let number = value.text == nil ? value.number.flatMap { $0.isFinite ? $0 : nil } : nil
      return outside(range, number, shown(value), "is not a number")
    case (.choice(let options, let isOpen), _):
      let isKnown = options.contains { $0.value.isEqualAsJSON(to: value) }
      return isKnown || isOpen && value.text != nil ? nil : "\(shown(value)) is not one of them"
    case (.media(let media), _): return refusal(media, value)
    case (.mediaList(let media, let count), .list(let items)):
      guard count.contains(items.count) else {
        return "\(items.count) given (\(shown(value)))"
      }
      return items.lazy.compactMap { refusal(media, $0) }.first
    case (.mediaList, _): return "\(shown(value)) is not a list"
    }
  }

  /// A whole number, never one that is only typed: text that could be read would not be text.
  private static func whole(_ value: Value) -> Int? { value.text == nil ? value.integer : nil }

  private static func outside<Number>(
    _ range: ClosedRange<Number>?, _ number: Number?, _ shown: @autoclosure () -> String,
    _ notANumber: String
  ) -> String? {
    guard let number else { return "\(shown()) \(notANumber)" }
    return range?.contains(number) ?? true ? nil : "\(shown()) is out of range"
  }

  private static func refusal(_ media: Media, _ value: Value) -> String? {
    guard let text = value.text else { return "\(shown(value)) is neither a path nor a URL" }
    guard !value.isEmpty else { return "one of the files is empty" }
    switch MediaReference(text) {
    case .url(let url):
      let isWhole = url.contains { $0.isWhitespace } == false && !url.hasSuffix("://")
      return isWhole ? nil : "\(shown(value)) is not a whole URL"
    case .unusable(let scheme):
      return "\(shown(value)) begins with \(scheme):, which the provider does not fetch"
    case .file(let path):
      let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
      return media.takes(ending: ending.map(String.init))
        ? nil : "\(shown(value)) is another kind of file"
    }
  }

  /// A value as it stands in a message: text in quotes, nothing longer than a line, nothing that a terminal
  /// would obey.
  private static func shown(_ value: Value) -> String {
    let characters = value.words.map { character in
      character.isNewline || character.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        ? " " : character
    }
    let short = String(characters.prefix(60)) + (characters.count > 60 ? "…" : "")
    return value.text == nil ? short : "\"\(short)\""
  }

  private static func problem(_ rule: Rule, _ model: ModelSchema, _ values: Values) -> Problem? {
    switch rule {
    case .overrides: return nil
    case .oneOf(let names):
      guard names.allSatisfy({ (values[$0] ?? .null).isEmpty }) else { return nil }
      return Problem(names, "\(names.joined(separator: " or ")) is needed: one of them.")
    case .forbid(let combination, let because):
      let holds = combination.allSatisfy { (values[$0] ?? .null).isEqualAsJSON(to: $1) }
      guard holds else { return nil }
      let names = model.parameters.map(\.name).filter { combination[$0] != nil }
      let shown = names.map { "\($0) \(combination[$0]?.words ?? "")" }.joined(separator: " and ")
      return Problem(names, "\(shown) do not go together: \(because)")
    }
  }
}
