/// One thing a model accepts.
package struct Parameter: Hashable, Sendable, Identifiable {
  /// Exactly as it stands in the request body.
  package let name: String
  package let kind: ParameterKind
  package let isRequired: Bool
  /// The page's default; `.null` where it names none, or where it says null.
  package let defaultValue: Value
  /// The default is shown but a new form starts empty: it must not be sent unseen (the avatar's
  /// default script is an advertisement).
  package let startsEmpty: Bool
  /// One or two sentences in our own words.
  package let help: String

  package init(
    name: String, kind: ParameterKind, isRequired: Bool = false, defaultValue: Value = .null,
    startsEmpty: Bool = false, help: String
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.defaultValue = defaultValue
    self.startsEmpty = startsEmpty
    self.help = help
  }

  package var id: String { name }

  /// What a new form holds. A seed is null here: whoever makes the form draws it.
  package var startValue: Value {
    if case .seed = kind { return .null }
    return startsEmpty ? .null : defaultValue
  }

  /// What kind of file it takes; nil where it takes none.
  package var media: Media? {
    switch kind {
    case .media(let media), .mediaList(let media, _): media
    case .text, .integer, .number, .seed, .choice, .toggle: nil
    }
  }

  /// What typed text means for this parameter. What cannot be read stays text, for `Check` to refuse.
  package func read(_ typed: String) -> Value {
    let trimmed = typed.trimmed
    switch kind {
    case .text: return .text(typed)
    case .integer, .seed:
      return trimmed.isEmpty ? .null : Int(trimmed).map(Value.integer) ?? .text(typed)
    case .number:
      guard !trimmed.isEmpty else { return .null }
      // "nan" and "inf" are numbers to Swift and not to JSON.
      guard let number = Double(trimmed), number.isFinite else { return .text(typed) }
      return Int(trimmed).map(Value.integer) ?? .number(number)
    case .toggle:
      switch trimmed.lowercased() {
      case "": return .null
      case "true", "yes", "on", "1": return .bool(true)
      case "false", "no", "off", "0": return .bool(false)
      default: return .text(typed)
      }
    case .choice(let options, _):
      guard !trimmed.isEmpty else { return .null }
      let option =
        options.first { $0.value.words == trimmed } ?? options.first { $0.label == trimmed }
      return option?.value ?? .text(trimmed)
    case .media: return trimmed.isEmpty ? .null : .text(trimmed)
    case .mediaList: return .list(trimmed.isEmpty ? [] : [.text(trimmed)])
    }
  }

  /// What several texts mean: a list for a parameter that takes one, else the last of them.
  package func read(_ typed: [String]) -> Value {
    if case .mediaList = kind {
      return .list(typed.map(\.trimmed).filter { !$0.isEmpty }.map(Value.text))
    }
    return typed.last.map { read($0) } ?? .null
  }

  /// What people may give, as one phrase: "a whole number from 3 to 15".
  package var allowed: String {
    switch kind {
    case .text: return isRequired ? "text that is not empty" : "any text"
    case .integer(nil): return "a whole number"
    case .integer(let range?):
      return "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(nil): return "a number"
    case .number(let range?):
      return
        "a number from \(Value.number(range.lowerBound).words) to \(Value.number(range.upperBound).words)"
    case .toggle: return "true or false"
    case .choice(let options, let isOpen):
      let words = options.map { $0.value.words }.joined(separator: ", ")
      return isOpen ? "\(words), or another value" : "one of \(words)"
    case .seed(let seed):
      let range =
        "a whole number from \(max(seed.allowed.lowerBound, 0)) to \(seed.allowed.upperBound)"
      return seed.takesMinusOne ? "\(range), or -1 to draw one" : range
    case .media(let media): return media.allowed
    case .mediaList(let media, let count):
      let number =
        count.count == 1 ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
      let noun = count.upperBound == 1 ? media.noun : media.nouns
      return "\(number) \(noun)\(media.endings), each a path or an http(s) URL"
    }
  }
}

extension Media {
  /// "a path to an image (jpg, png) or an http(s) URL".
  fileprivate var allowed: String {
    let article = kind == .video ? "a" : "an"
    return "a path to \(article) \(noun)\(endings) or an http(s) URL"
  }

  fileprivate var noun: String { kind == .audio ? "audio file" : kind.rawValue }
  fileprivate var nouns: String { noun + "s" }
  fileprivate var endings: String {
    accept.isEmpty ? "" : " (\(accept.joined(separator: ", ")))"
  }
}

extension Value {
  /// As people write it: text without quotes, a whole number without `.0`.
  package var words: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    case .list(let items): items.map(\.words).joined(separator: ", ")
    case .bool, .integer, .object: json
    }
  }
}

extension String {
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
