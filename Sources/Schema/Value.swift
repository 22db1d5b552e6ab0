package import FoundationEssentials

/// One value of a parameter, as JSON knows it.
///
/// A form keeps what was typed even where it does not fit its parameter: a whole number that cannot be
/// read stays `.text`, and `Check` says what is wrong with it. So nothing typed is ever lost.
package indirect enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([Value])
  case object([String: Value])
}

/// Values of a draft by parameter name. A name that is absent and one that is `.null` mean the same:
/// not sent.
package typealias Values = [String: Value]

extension Value {
  /// Nothing was given: not sent at all.
  package var isNull: Bool { self == .null }

  /// Nothing that could count as an answer: null, blank text, a list without items.
  package var isEmpty: Bool {
    switch self {
    case .null: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .list(let items): items.isEmpty
    case .bool, .integer, .number, .object: false
    }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var items: [Value]? { if case .list(let items) = self { items } else { nil } }
  package var members: [String: Value]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The number, also where the provider wrote it as a string (`file_size`, `seed`).
  package var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .text(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
    case .null, .bool, .list, .object: nil
    }
  }

  /// The whole number, also where it came as a string or as `42.0`.
  package var integer: Int? {
    switch self {
    case .integer(let number): number
    case .number(let number): Int(exactly: number)
    case .text(let text): Int(text)
    case .null, .bool, .list, .object: nil
    }
  }

  /// The member of an object; nil for every other value.
  package subscript(name: String) -> Value? { members?[name] }

  /// Equal as JSON: `5` and `5.0` are the same number, and what is not there equals null.
  package func isEqualAsJSON(to other: Value) -> Bool {
    switch (self, other) {
    case (.integer(let one), .number(let two)): Double(one) == two
    case (.number(let one), .integer(let two)): one == Double(two)
    case (.list(let one), .list(let two)):
      one.count == two.count && zip(one, two).allSatisfy { $0.isEqualAsJSON(to: $1) }
    case (.object(let one), .object(let two)):
      Set(one.keys).union(two.keys).allSatisfy {
        (one[$0] ?? .null).isEqualAsJSON(to: two[$0] ?? .null)
      }
    default: self == other
    }
  }
}

extension Value: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Most are texts, then whole numbers, and each wrong guess costs an error that nobody reads.
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let items = try? container.decode([Value].self) {
      self = .list(items)
    } else {
      self = .object(try container.decode([String: Value].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let bool): try container.encode(bool)
    case .integer(let integer): try container.encode(integer)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    }
  }

  /// Reads JSON; throws `DecodingError` where it is none.
  package init(json: Data) throws { self = try JSONDecoder().decode(Value.self, from: json) }

  /// One line of JSON, keys sorted, so that equal values give equal bytes.
  package var json: String { json([]) }

  /// The same for people: a member a line.
  package var indentedJSON: String { json(.prettyPrinted) }

  private func json(_ formatting: JSONEncoder.OutputFormatting) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    // Encoding fails only for what the strategy above has already turned into text.
    guard let data = try? encoder.encode(self) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: Value...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, Value)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}
