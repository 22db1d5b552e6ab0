/// A text of which parts vary: `a {red|blue} fox` and `__animal__`, a line of a file of that name.
///
/// Variants may stand in each other. `\{`, `\|`, `\}` and `\_` are those signs themselves; braces without `|` are too.
package struct TextTemplate: Hashable, Sendable {
  /// Text, or one of several templates in its place.
  private indirect enum Part: Hashable, Sendable {
    case text(String)
    case variants([TextTemplate])
  }

  private var parts: [Part]

  /// One text that it stands for, and what was chosen for each of its places, from left to right.
  package struct Resolved: Hashable, Sendable {
    package let text: String
    package let choices: [String]
  }

  /// - Parameter wildcard: the lines of the file of a name; nil where there is none.
  package init(
    _ text: String, wildcard: (_ name: String) -> [String]? = { _ in nil }
  ) throws(TextTemplateError) {
    var rest = text[...]
    self = try Self.read(&rest, depth: 0, wildcard)
  }

  /// A template that stands for this text alone, whatever signs are in it: as it is where it varies nothing, else with
  /// no more signs marked than would be read as something else.
  package static func literal(_ text: String) -> String {
    if let template = try? TextTemplate(text), template.count == 1, template[0].text == text {
      return text
    }
    var literal = ""
    var rest = text[...]
    while let sign = rest.popFirst() {
      let isMark = sign == "\\" && rest.first.map { "{|}_\\".contains($0) } ?? false
      if sign == "{" || isMark || (sign == "_" && rest.first == "_") { literal.append("\\") }
      literal.append(sign)
    }
    return literal
  }

  /// How many texts it stands for; `Int.max` where that is more than can be counted.
  package var count: Int {
    parts.reduce(1) { count, part in
      guard case .variants(let templates) = part else { return count }
      return count.saturatingProduct(with: templates.reduce(0) { $0.saturatingSum(with: $1.count) })
    }
  }

  /// The text of a number below `count`; the last place varies fastest.
  package subscript(number: Int) -> Resolved {
    var rest = number
    var texts: [String] = []
    var choices: [[String]] = []
    for part in parts.reversed() {
      switch part {
      case .text(let text): texts.append(text)
      case .variants(let templates):
        let all = templates.reduce(0) { $0.saturatingSum(with: $1.count) }
        var place = rest % all
        rest /= all
        for template in templates {
          if place < template.count {
            let resolved = template[place]
            texts.append(resolved.text)
            choices.append([resolved.text])
            break
          }
          place -= template.count
        }
      }
    }
    return Resolved(
      text: texts.reversed().joined(), choices: choices.reversed().flatMap(\.self))
  }

  private init(parts: [Part]) { self.parts = parts }

  /// How deep variants and files may stand in each other.
  private static let deepest = 10

  /// Reads up to the end, or in braces up to the `|` or `}` that ends a variant.
  private static func read(
    _ rest: inout Substring, depth: Int, isVariant: Bool = false,
    _ wildcard: (String) -> [String]?
  ) throws(TextTemplateError) -> TextTemplate {
    guard depth <= deepest else { throw .tooDeep }
    // Most texts vary nothing.
    if !isVariant, !hasSigns(rest) {
      defer { rest = "" }
      return TextTemplate(parts: rest.isEmpty ? [] : [.text(String(rest))])
    }
    var parts: [Part] = []
    var text = ""
    func flushed() -> [Part] { text.isEmpty ? [] : [.text(text)] }
    while let sign = rest.first {
      if isVariant, "|}".contains(sign) { break }
      if sign == "\\", let next = rest.dropFirst().first, "{|}_\\".contains(next) {
        text.append(next)
        rest.removeFirst(2)
        continue
      }
      if sign == "{", let variants = try variants(&rest, depth, wildcard) {
        parts += flushed() + [.variants(variants)]
        text = ""
        continue
      }
      if sign == "_", let (name, end) = name(in: rest) {
        guard let lines = wildcard(name) else { throw .noFile(name) }
        guard !lines.isEmpty else { throw .emptyFile(name) }
        var templates: [TextTemplate] = []
        for line in lines {
          var line = line[...]
          templates.append(try read(&line, depth: depth + 1, wildcard))
        }
        parts += flushed() + [.variants(templates)]
        text = ""
        rest = rest[end...]
        continue
      }
      text.append(sign)
      rest.removeFirst()
    }
    return TextTemplate(parts: parts + flushed())
  }

  private static func hasSigns(_ text: Substring) -> Bool {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "_"), UInt8(ascii: "\\"): return true
      default: continue
      }
    }
    return false
  }

  /// What stands in braces; nil, and nothing read, where no `|` stands in them or they have no end.
  private static func variants(
    _ rest: inout Substring, _ depth: Int, _ wildcard: (String) -> [String]?
  ) throws(TextTemplateError) -> [TextTemplate]? {
    var inside = rest.dropFirst()
    var templates: [TextTemplate] = []
    while true {
      templates.append(try read(&inside, depth: depth + 1, isVariant: true, wildcard))
      guard let end = inside.popFirst() else { return nil }
      if end == "}" { break }
    }
    guard templates.count > 1 else { return nil }
    rest = inside
    return templates
  }

  /// The name in `__name__` at the beginning, and where the text goes on.
  private static func name(in rest: Substring) -> (String, Substring.Index)? {
    guard rest.hasPrefix("__") else { return nil }
    let inside = rest.dropFirst(2)
    guard let end = inside.firstRange(of: "__") else { return nil }
    let name = inside[..<end.lowerBound]
    let isName =
      !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-/_".contains($0) }
    return isName ? (String(name), end.upperBound) : nil
  }
}

extension Int {
  func saturatingProduct(with other: Int) -> Int {
    let (product, isTooLarge) = multipliedReportingOverflow(by: other)
    return isTooLarge ? .max : product
  }

  func saturatingSum(with other: Int) -> Int {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? .max : sum
  }
}
