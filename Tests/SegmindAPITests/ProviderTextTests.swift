import Foundation
import Testing

@testable import SegmindAPI

@Suite struct ProviderTextTests {
  @Test(arguments: [
    (#"{"error":"Prompt is required."}"#, "Prompt is required."),
    (#"{"error":{"message":"inner"}}"#, "inner"),
    (#"{"error":"","detail":[{"msg":"field a"},{"msg":"field b"}]}"#, "field a; field b"),
    (#"{"error":null,"message":"said"}"#, "said"),
    (#"{"error":{"code":7}}"#, #"{"code":7}"#),
    ("plain words\r\n", "plain words"),
    (
      "<html><head><title>502</title><script>x<1</script></head><body><h1>Bad  Gateway</h1>",
      "502 Bad Gateway"
    ),
    ("a < b and c > d", "a < b and c > d"),
    ("\u{1b}[31mred\u{1b}[0m \u{1b}]0;title\u{7}x\u{8}\u{9b}y", "red x y"),
    (#"{"error":"\u001b]52;c;ZXZpbA==\u0007hello"}"#, "hello"),
    ("left\u{202e}right", "left right"),
  ])
  func onlyPlainWordsAreLeft(body: String, words: String) {
    #expect(ProviderText.words(in: Data(body.utf8)) == words)
  }

  @Test(arguments: ["", "  \n", "{}", #"{"error":null}"#, "<html></html>", "\u{1b}[0m"])
  func nothingStaysNothing(body: String) {
    #expect(ProviderText.words(in: Data(body.utf8)) == nil)
  }

  @Test func longTextIsCutAt2000Characters() throws {
    let words = try #require(ProviderText.words(in: Data(String(repeating: "x", count: 9000).utf8)))
    #expect(words.count == 2000)
  }

  @Test func bytesThatAreNoTextDoNoHarm() {
    #expect(ProviderText.words(in: Data([0xff, 0xfe, 0x00, 0x41])) == "\u{fffd}\u{fffd} A")
  }
}
