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
