import Schema
import TerminalCore

extension CommandTable {
  /// What keys do while a text is typed.
  static let typing =
    [
      Command(
        .leaveText, in: .fieldText, [.enter, .escape], "done",
        help: "Leaves the field; what was typed stays."),
      Command(
        .newline, in: .fieldText, [.alt("\r")], "new line", help: "Begins a new line.",
        off: { $0.focusedParameter?.kind == .text(isLong: true) ? nil : "This text has one line." }
      ),
      openEditor(in: .fieldText),
      Command(.nextText, in: .fieldText, [.tab], "next field", help: "Goes to the next field."),
      Command(
        .previousText, in: .fieldText, [.backTab], help: "Goes to the field before."),
      Command(
        .pastValues, in: .fieldText, [.control("r")], "past values",
        help: "Lists what this field held in past jobs, of every model; typing narrows the list."),
      Command(
        .snippets, in: .fieldText, [.control("t")],
        help: "Lists the snippets; enter puts one in at the cursor.", off: noText),
      Command(
        .saveSnippet, in: .fieldText, [.alt("t")],
        help: "Keeps the text as a snippet, a file in the configuration's folder.",
        off: { $0.editing?.text.isEmpty == false ? noText($0) : "There is no text to keep." }),
      Command(.takeFilter, in: .filterText, [.enter], "keep", help: "Keeps the filter."),
      Command(
        .clearFilter, in: .filterText, [.escape], "show all",
        help: "Takes the filter away."),
    ]
    + TextEdit.allCases.map { edit in
      Command(.text(edit), in: .text, keys(edit), help: help(edit))
    }
    + [
      Command(
        .putIn, in: .text, [.control("y")],
        help: "Puts in what was deleted last by words or lines, in this text or another.",
        off: { $0.kills.isEmpty ? "Nothing was deleted yet." : nil }),
      Command(
        .putInOlder, in: .text, [.alt("y")],
        help: "Takes what was deleted before that in its place.",
        off: { $0.kills.canTurn ? nil : "Nothing was put in just now." }),
    ]

  static func openEditor(in scope: Scope) -> Command {
    Command(
      .openEditor, in: scope, [.control("o")],
      help: "Opens the text in your own editor (VISUAL, EDITOR) and takes what it leaves.",
      off: noText)
  }

  private static let noText: @Sendable (StudioState) -> String? = {
    if case .text = $0.focusedParameter?.kind { nil } else { "Only a text has use for it." }
  }

  private static func keys(_ edit: TextEdit) -> [Key] {
    switch edit {
    case .left: [.left]
    case .right: [.right]
    case .wordLeft: [.controlLeft, .alt("b")]
    case .wordRight: [.controlRight, .alt("f")]
    case .lineStart: [.home, .control("a")]
    case .lineEnd: [.end, .control("e")]
    case .up: [.up]
    case .down: [.down]
    case .pageUp: [.pageUp]
    case .pageDown: [.pageDown]
    case .deleteBack: [.backspace]
    case .deleteForward: [.delete, .control("d")]
    case .deleteWord: [.control("w"), .alt("\u{7F}")]
    case .deleteWordForward: [.alt("d")]
    case .deleteToStart: [.control("u")]
    case .deleteToEnd: [.control("k")]
    // ctrl+z suspends; ctrl+_ is what a terminal sends for ctrl+/ and ctrl+- too.
    case .undo: [.alt("u"), .control("_")]
    case .redo: [.alt("r")]
    }
  }

  private static func help(_ edit: TextEdit) -> String {
    switch edit {
    case .left: "Goes one character left."
    case .right: "Goes one character right."
    case .wordLeft: "Goes one word left."
    case .wordRight: "Goes one word right."
    case .lineStart: "Goes to the beginning of the line."
    case .lineEnd: "Goes to the end of the line."
    case .up: "Goes one line up."
    case .down: "Goes one line down."
    case .pageUp: "Goes several lines up."
    case .pageDown: "Goes several lines down."
    case .deleteBack: "Deletes the character before the cursor."
    case .deleteForward: "Deletes the character under the cursor."
    case .deleteWord: "Deletes the word before the cursor."
    case .deleteWordForward: "Deletes the word after the cursor."
    case .deleteToStart: "Deletes to the beginning of the line."
    case .deleteToEnd: "Deletes to the end of the line."
    case .undo: "Takes back the last word typed, the last paste or the last deletion."
    case .redo: "Does again what was taken back."
    }
  }
}
