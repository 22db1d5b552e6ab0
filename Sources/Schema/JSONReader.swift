import FoundationEssentials

/// Reads one value from JSON text, byte by byte, in one pass.
///
/// A decoder has to guess what each value is, and every wrong guess makes an error; here its first byte tells.
/// It takes what `JSONDecoder` takes of UTF-8: also a byte order mark, and a comma before a closing bracket.
struct JSONReader {
  /// Deeper than anything that is meant, and far from the end of the stack.
  private static let mostDeep = 512

  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private var depth = 0

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Throws `DecodingError` where it is no JSON.
  static func read(_ json: Data) throws -> Value {
    try json.withUnsafeBytes { bytes in
      var reader = JSONReader(bytes)
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
      let value = try reader.value()
      reader.skipBlanks()
      guard reader.place == bytes.count else { throw reader.fault("something after its end") }
      return value
    }
  }

  private mutating func value() throws -> Value {
    skipBlanks()
    switch peek {
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "{"): return .object(try members())
    case UInt8(ascii: "["): return .list(try items())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  /// The next byte; nil at the end.
  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default: return
      }
    }
  }

  /// Goes over this byte where it is the next.
  private mutating func takes(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    place += 1
    return true
  }

  private func fault(_ what: String) -> DecodingError {
    .dataCorrupted(
      DecodingError.Context(codingPath: [], debugDescription: "\(what), at byte \(place)"))
  }

  private mutating func word(_ word: String, _ value: Value) throws -> Value {
    for byte in word.utf8 where !takes(byte) { throw fault("an unknown word") }
    return value
  }

  /// What stands between these brackets, each read by `one` and divided by commas.
  private mutating func sequence(
    until end: UInt8, _ one: (inout JSONReader) throws -> Void
  ) throws {
    place += 1
    depth += 1
    guard depth <= Self.mostDeep else { throw fault("too many levels") }
    defer { depth -= 1 }
    while true {
      skipBlanks()
      if takes(end) { return }
      try one(&self)
      skipBlanks()
      guard takes(UInt8(ascii: ",")) else { break }
    }
    guard takes(end) else { throw fault("a list or an object without its end") }
  }

  private mutating func items() throws -> [Value] {
    var items: [Value] = []
    try sequence(until: UInt8(ascii: "]")) { items.append(try $0.value()) }
    return items
  }

  private mutating func members() throws -> [String: Value] {
    var members: [String: Value] = [:]
    try sequence(until: UInt8(ascii: "}")) { reader in
      guard reader.peek == UInt8(ascii: "\"") else { throw reader.fault("a member without a name") }
      let name = try reader.text()
      reader.skipBlanks()
      guard reader.takes(UInt8(ascii: ":")) else { throw reader.fault("a name without a value") }
      let value = try reader.value()
      // Of a name that is there twice the first holds.
      if members[name] == nil { members[name] = value }
    }
    return members
  }

  // MARK: Texts

  private mutating func text() throws -> String {
    place += 1
    let start = place
    while let byte = peek, byte >= 0x20 {
      switch byte {
      case UInt8(ascii: "\""):
        let text = try string(bytes[start..<place])
        place += 1
        return text
      case UInt8(ascii: "\\"): return try textWithEscapes(Array(bytes[start..<place]))
      default: place += 1
      }
    }
    throw fault("a text without its end")
  }

  /// - Parameter start: what was read of it already.
  private mutating func textWithEscapes(_ start: [UInt8]) throws -> String {
    var text = start
    while let byte = peek, byte >= 0x20 {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return try string(text)
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: text.append(byte)
      }
    }
    throw fault("a text without its end")
  }

  private func string(_ bytes: some Collection<UInt8>) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw fault("a text that is no UTF-8")
    }
    return text
  }

  /// What a backslash begins.
  private mutating func escape(into text: inout [UInt8]) throws {
    let byte = peek
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte ?? 0)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += Character(try scalar()).utf8
    default: throw fault("an unknown escape")
    }
  }

  private mutating func scalar() throws -> UnicodeScalar {
    var code = UInt32(try unit())
    if (0xD800..<0xDC00).contains(code), takes(UInt8(ascii: "\\")), takes(UInt8(ascii: "u")) {
      let low = UInt32(try unit())
      guard (0xDC00..<0xE000).contains(low) else { throw fault("half a character") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = UnicodeScalar(code) else { throw fault("half a character") }
    return scalar
  }

  /// Four hexadecimal digits.
  private mutating func unit() throws -> UInt16 {
    let digits = bytes[place..<min(place + 4, bytes.count)]
    guard digits.count == 4, digits.first != UInt8(ascii: "+"),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("an escape without its digits") }
    place += 4
    return unit
  }

  // MARK: Numbers

  private mutating func number() throws -> Value {
    let start = place
    _ = takes(UInt8(ascii: "-"))
    let first = peek
    let whole = digits()
    guard whole > 0, whole == 1 || first != UInt8(ascii: "0") else { throw fault("no value") }
    let end = place
    var isWhole = true
    if takes(UInt8(ascii: ".")) {
      let fraction = place
      guard digits() > 0 else { throw fault("a number without its fraction") }
      isWhole = bytes[fraction..<place].allSatisfy { $0 == UInt8(ascii: "0") }
    }
    if takes(UInt8(ascii: "e")) || takes(UInt8(ascii: "E")) {
      if !takes(UInt8(ascii: "+")) { _ = takes(UInt8(ascii: "-")) }
      guard digits() > 0 else { throw fault("a number without its exponent") }
      isWhole = false
    }
    if isWhole, let integer = Int(String(decoding: bytes[start..<end], as: UTF8.self)) {
      return .integer(integer)
    }
    guard let number = Double(String(decoding: bytes[start..<place], as: UTF8.self)),
      number.isFinite
    else { throw fault("a number out of range") }
    return Int(exactly: number).map { .integer($0) } ?? .number(number)
  }

  /// Goes over digits; how many there were.
  private mutating func digits() -> Int {
    let start = place
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    return place - start
  }
}
