import FoundationEssentials
import Schema

/// Makes the provider's own words fit to be shown: JSON and HTML reduced to their text, nothing left that
/// a terminal would obey, at most 2,000 characters.
enum ProviderText {
  static let limit = 2000

  /// The words in a body, whatever it is; nil where there are none.
  static func words(in body: Data) -> String? {
    if let reply = try? Value(json: body) { return words(in: reply) }
    return clean(String(decoding: body.prefix(64 << 10), as: UTF8.self))
  }

  /// The error in a JSON answer, by the names that errors have there; nil where it has none.
  ///
  /// `error` is documented; `error_description` goes with it on 401; the others are usual elsewhere.
  static func words(in reply: Value) -> String? {
    guard case .object(let members) = reply else { return reply.text.flatMap(clean) }
    for name in ["error", "error_description", "message", "detail", "errors", "msg"] {
      if let text = members[name].flatMap(text(of:)).flatMap(clean) { return text }
    }
    return nil
  }

  private static func text(of value: Value) -> String? {
    switch value {
    case .null: nil
    case .text(let text): text
    case .list(let items): items.compactMap(text(of:)).joined(separator: "; ")
    case .object: words(in: value) ?? value.json
    case .bool, .integer, .number: value.json
    }
  }

  /// One line without markup, control characters and escape sequences; nil where nothing is left.
  static func clean(_ text: String) -> String? {
    var plain = text
    // Of what most answers do not have, a look is enough.
    if plain.utf8.contains(0x1B) {
      plain = plain.replacing(
        /\u{1B}(?:\[[0-?]*[ -\/]*[@-~]|\][^\u{07}\u{1B}]*(?:\u{07}|\u{1B}\\)?|.)?/, with: " ")
    }
    if plain.utf8.contains(UInt8(ascii: "<")),
      plain.contains(
        /<(?:!doctype|html|head|body|h1|p|title|center|div|span|br|hr)\b/.ignoresCase())
    {
      plain = withoutMarkup(plain)
    }
    let scalars = plain.unicodeScalars.map { isHarmful($0) ? " " : $0 }
    let words = String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isWhitespace)
    let line = words.joined(separator: " ")
    guard !line.isEmpty else { return nil }
    return line.count > limit ? line.prefix(limit - 1) + "…" : line
  }

  private static func withoutMarkup(_ html: String) -> String {
    let entities = [
      "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&nbsp;": " ", "&amp;": "&",
    ]
    var text =
      html
      .replacing(/<(script|style)\b.*?<\/\1\s*>/.ignoresCase().dotMatchesNewlines(), with: " ")
      .replacing(/<!--.*?-->/.dotMatchesNewlines(), with: " ")
      .replacing(/<[^>]*>/, with: " ")
    for (entity, character) in entities where entity != "&amp;" {
      text = text.replacing(entity, with: character)
    }
    return text.replacing("&amp;", with: "&")
  }

  /// Control characters, and those that reorder the text around them.
  private static func isHarmful(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0x202a...0x202e, 0x2066...0x2069, 0x200e, 0x200f: true
    default: scalar.properties.generalCategory == .control
    }
  }
}
