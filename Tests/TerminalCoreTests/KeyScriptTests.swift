import TerminalCore
import Testing

struct KeyScriptTests {
  @Test func aScriptIsTypedInOrder() throws {
    let script = try KeyScript("Hi <Tab><C-s><Enter><Paste:two words><lt>")
    #expect(
      script.events == [
        .key(.character("H")), .key(.character("i")), .key(.character(" ")), .key(.tab),
        .key(.control("s")), .key(.enter), .paste("two words"), .key(.character("<")),
      ])
  }

  @Test(arguments: [
    ("<esc>", TerminalEvent.key(.escape)), ("<S-Tab>", .key(.backTab)), ("<BS>", .key(.backspace)),
    ("<PgUp>", .key(.pageUp)), ("<F5>", .key(.function(5))), ("<C-Left>", .key(.controlLeft)),
    ("<A-b>", .key(.alt("b"))), ("<A-Enter>", .key(.alt("\r"))), ("<C-Space>", .key(.control(" "))),
    ("<C-P>", .key(.control("p"))), ("<Size:100x30>", .resized(Size(columns: 100, rows: 30))),
    ("<Focus>", .focused(true)), ("<Blur>", .focused(false)), ("\n", .key(.enter)),
    ("<Click:12,3>", .mouse(Mouse(.press, at: Point(column: 12, row: 3)))),
    ("<WheelDown:0,9>", .mouse(Mouse(.wheelDown, at: Point(column: 0, row: 9)))),
    (#"<Paste:a\nb\>c\\d:e>"#, .paste("a\nb>c\\d:e")),
  ])
  func everyNameIsAnEvent(script: String, event: TerminalEvent) throws {
    #expect(try KeyScript(script).events == [event])
  }

  @Test(arguments: [
    ("<C-i>", Key.tab), ("<C-m>", .enter), ("<C-[>", .escape), ("<C-h>", .backspace),
  ])
  func controlLettersThatAreOtherKeysOnATerminalAreThose(script: String, key: Key) throws {
    #expect(try KeyScript(script).events == [.key(key)])
  }

  @Test(arguments: [
    ("a<Nokey>", KeyScriptError.unknown("Nokey")), ("<x>", .unknown("x")),
    ("<Size:big>", .unknown("Size:big")), ("<Tab", .unclosed("Tab")), ("<>", .unknown("")),
    (#"<Paste:a\"#, .unclosed("Paste:a")),
  ])
  func aMistakeIsNamed(script: String, error: KeyScriptError) {
    #expect(throws: error) { try KeyScript(script) }
    #expect(error.description.hasSuffix("."))
  }
}
