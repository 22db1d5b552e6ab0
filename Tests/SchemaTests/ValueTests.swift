import FoundationEssentials
import Testing

@testable import Schema

struct ValueTests {
  @Test(arguments: [
    #"null"#, #"true"#, #"5"#, #"-1"#, #"999999999999999"#, #"9223372036854775807"#,
    #"9007199254740993"#, #"0.5"#, #""""#, #""…—ü 🎬 \n \" \\ /""#, #"[]"#, #"[1,"a",null]"#,
    #"{"a":{"b":[true,0.25]},"z":null}"#,
  ])
  func jsonComesBackAsItWas(_ json: String) throws {
    #expect(try Value(json: Data(json.utf8)).json == json)
  }

  @Test func aNumberIsWholeWhereJSONCannotTell() throws {
    let value = try Value(json: Data("[5, 5.0, 5.5]".utf8))
    #expect(value.isEqualAsJSON(to: [5, 5, 5.5]))
    #expect(Value.number(5).json == "5")
    #expect(Value.integer(5).isEqualAsJSON(to: .number(5)))
    #expect(!Value.integer(5).isEqualAsJSON(to: "5"))
    #expect(!Value.bool(true).isEqualAsJSON(to: 1))
  }

  @Test func aNumberTooLargeForAnIntegerIsStillANumber() throws {
    let value = try Value(json: Data("100000000000000000000".utf8))
    #expect(value.integer == nil)
    #expect(value.number == 1e20)
  }

  @Test func equalValuesGiveEqualBytes() throws {
    let one = try Value(json: Data(#"{"b":1,"a":2,"c":{"y":1,"x":2}}"#.utf8))
    #expect(one.json == #"{"a":2,"b":1,"c":{"x":2,"y":1}}"#)
  }

  @Test func whatIsNotThereEqualsNull() {
    #expect(Value.object(["a": nil, "b": 1]).isEqualAsJSON(to: ["b": 1]))
    #expect(!Value.object(["a": 2, "b": 1]).isEqualAsJSON(to: ["b": 1]))
    #expect(!Value.list([1]).isEqualAsJSON(to: [1, nil]))
  }

  /// What each text is; nil where it is refused.
  static let texts: [(String, Value?)] = [
    (#"{"a":1,"a":2}"#, ["a": 1]), ("1e3", 1000), ("5.0", 5), ("1E400", nil), ("-0", 0),
    ("01", nil), ("-01", nil), ("1.", nil), (".5", nil), ("+1", nil), ("-", nil), ("1e", nil),
    ("1e+", nil), ("1.5e+3", 1500), ("0.1", 0.1), ("-2.5E-1", -0.25),
    ("1e18", 1_000_000_000_000_000_000),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1e-400", 0),
    ("123456789012345678.0", 123_456_789_012_345_678), (" \n\t[1]\r ", [1]), ("[1,]", [1]),
    ("[1 2]", nil), ("[,]", nil), ("[1] x", nil), ("\u{FEFF}[1]", [1]), (#"{"a":1,}"#, ["a": 1]),
    (#"{"a"}"#, nil), ("{1:2}", nil), ("'a'", nil), ("NaN", nil), ("tru", nil), ("truex", nil),
    ("[true,false,null]", [true, false, nil]), ("\"a\u{1}b\"", nil), ("\"tab\tb\"", nil),
    ("\"a\u{7F}\"", "a\u{7F}"), (#""\ud83d\ude00 \u00fc""#, "😀 ü"), (#""\ud83d""#, nil),
    (#""\udc00""#, nil), (#""\uD800\u0041""#, nil), (#""\u00zz""#, nil), (#""\u+041""#, nil),
    (#""\u0041""#, "A"), (#""\u00""#, nil), (#""\x""#, nil),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""abc"#, nil), (#""abc\"#, nil), ("[", nil), ("", nil),
    (String(repeating: "[", count: 513) + String(repeating: "]", count: 513), nil),
  ]

  @Test(arguments: texts)
  func jsonIsReadAsItStands(_ text: String, _ value: Value?) throws {
    #expect((try? Value(json: Data(text.utf8))).map { $0.json } == value?.json)
  }

  @Test func aTextThatIsNoUTF8IsRefused() {
    #expect(throws: DecodingError.self) { try Value(json: Data([0x22, 0xC3, 0x22])) }
  }

  @Test(arguments: ["{", "", "nope", "{\"a\":}"])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(throws: DecodingError.self) { try Value(json: Data(text.utf8)) }
  }

  @Test func numbersThatJSONLacksNeverBecomeJSON() {
    #expect(Value.number(.nan).json == "\"nan\"")
    #expect(Value.text("nan").number == nil)
    #expect(Value.text("2711042").integer == 2_711_042)
  }

  static let blank: [(Value, Bool)] = [
    (.null, true), ("", true), (" \n", true), (.list([]), true), ("a", false), (0, false),
    (false, false), ([""], false),
  ]

  @Test(arguments: blank)
  func anAnswerIsSomethingThatIsNotBlank(_ value: Value, _ isEmpty: Bool) {
    #expect(value.isEmpty == isEmpty)
  }

  static let words: [(Value, String)] = [
    (.null, ""), (5, "5"), (5.0, "5"), (0.5, "0.5"), ("a b", "a b"), (true, "true"),
    (["a", 2], "a, 2"),
  ]

  @Test(arguments: words)
  func peopleReadValuesWithoutQuotes(_ value: Value, _ words: String) {
    #expect(value.words == words)
  }
}
