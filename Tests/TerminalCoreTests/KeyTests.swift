import TerminalCore
import Testing

struct KeyTests {
  @Test(arguments: [
    (Key.control("s"), "ctrl+s"), (.tab, "tab"), (.backTab, "shift+tab"), (.enter, "enter"),
    (.escape, "esc"), (.up, "↑"), (.pageDown, "pgdn"), (.function(12), "f12"),
    (.character("a"), "a"), (.character("f"), "f"), (.character("é"), "é"),
    (.character(" "), "space"), (.control(" "), "ctrl+space"), (.alt("x"), "alt+x"),
    (.alt("\r"), "alt+enter"), (.alt("\u{7F}"), "alt+backspace"), (.controlLeft, "ctrl+←"),
    (.character("+"), "+"), (.control("+"), "ctrl++"),
  ])
  func aKeyHasTheNameOfTheKeyBarAndIsFoundByIt(key: Key, name: String) {
    #expect(key.name == name)
    #expect(Key(name) == key)
  }

  @Test(arguments: [("up", Key.up), ("ctrl+right", .controlRight), ("del", .delete)])
  func aWordStandsForASign(word: String, key: Key) {
    #expect(Key(word) == key)
  }

  @Test(arguments: ["", "nokey", "ctrl+", "ctrl+tab key", "f0", "f64", "fx", "alt+"])
  func otherNamesAreNoKeys(name: String) {
    #expect(Key(name) == nil)
  }
}
