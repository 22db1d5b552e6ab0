import StudioUI
import Testing

/// Typing, moving and deleting in a text, by characters as people see them.
@Suite struct TextFieldTests {
  @Test(arguments: [
    (TextEdit.deleteWord, "one  three", 4), (.deleteToStart, " three", 0),
    (.deleteToEnd, "one two", 7), (.deleteBack, "one tw three", 6),
    (.deleteForward, "one twothree", 7), (.deleteWordForward, "one two", 7),
  ])
  func deletes(edit: TextEdit, text: String, cursor: Int) {
    var field = TextField("one two three", cursor: 7)
    field.apply(edit, width: 40)
    #expect(field.text == text)
    #expect(field.cursor == cursor)
  }

  @Test(arguments: [
    (TextEdit.left, 4), (.right, 6), (.wordLeft, 4), (.wordRight, 7), (.lineStart, 0),
    (.lineEnd, 11),
  ])
  func moves(edit: TextEdit, cursor: Int) {
    var field = TextField("one two six", cursor: 5)
    field.apply(edit, width: 40)
    #expect(field.cursor == cursor)
  }

  @Test(arguments: ["👨‍👩‍👧", "🇫🇷", "e\u{301}", "静"])
  func oneKeyDeletesOneCharacter(character: String) {
    var field = TextField("a\(character)b", cursor: 2)
    field.apply(.deleteBack, width: 40)
    #expect(field.text == "ab")
    #expect(field.cursor == 1)
  }

  @Test func aMarkTypedAfterItsLetterJoinsIt() {
    var field = TextField("e")
    field.insert("\u{301}", keepsNewlines: false)
    #expect(field.text == "e\u{301}")
    #expect(field.cursor == 1)
  }

  @Test func upAndDownGoByTheLinesOnTheScreen() {
    var field = TextField("one two six", cursor: 10)
    field.apply(.up, width: 4)
    #expect(field.cursor == 6)
    field.apply(.up, width: 4)
    field.apply(.up, width: 4)
    #expect(field.cursor == 0)
    field.apply(.down, width: 4)
    #expect(field.cursor == 4)
  }

  @Test func atTheEndsNothingHappens() {
    for edit in TextEdit.allCases {
      var field = TextField("")
      field.apply(edit, width: 10)
      #expect(field == TextField(""))
    }
  }

  @Test func undoTakesBackWordsPastesAndDeletionsOneByOne() {
    var field = TextField("")
    for letter in "one two" { field.insert(String(letter), keepsNewlines: true) }
    field.insert(" and a paste", keepsNewlines: true)
    field.apply(.deleteWord, width: 40)
    field.apply(.deleteBack, width: 40)
    field.apply(.deleteBack, width: 40)
    var texts = [field.text]
    for _ in 0..<6 {
      field.apply(.undo, width: 40)
      texts.append(field.text)
    }
    #expect(
      texts == [
        "one two and ", "one two and a ", "one two and a paste", "one two", "one ", "", "",
      ])
    for _ in 0..<6 { field.apply(.redo, width: 40) }
    #expect(field.text == "one two and ")
  }

  @Test func aMovedCursorBeginsANewStepAndComesBack() {
    var field = TextField("")
    for letter in "word" { field.insert(String(letter), keepsNewlines: true) }
    field.apply(.lineStart, width: 40)
    for letter in "fore" { field.insert(String(letter), keepsNewlines: true) }
    field.apply(.undo, width: 40)
    #expect(field.text == "word")
    #expect(field.cursor == 0)
  }

  @Test func whatIsTypedAfterAnUndoEndsWhatCouldBeDoneAgain() {
    var field = TextField("")
    field.insert("paste", keepsNewlines: true)
    field.apply(.undo, width: 40)
    field.insert("x", keepsNewlines: true)
    field.apply(.redo, width: 40)
    #expect(field.text == "x")
  }

  @Test func aPageIsSeveralLines() {
    var field = TextField((1...40).map { "line \($0)" }.joined(separator: "\n"), cursor: 0)
    field.apply(.pageDown, width: 20, page: 10)
    #expect(field.text.dropFirst(field.cursor).hasPrefix("line 11\n"))
    field.apply(.pageUp, width: 20, page: 4)
    #expect(field.text.dropFirst(field.cursor).hasPrefix("line 7\n"))
  }
}
