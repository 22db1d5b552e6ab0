import TerminalCore

extension CommandTable {
  /// What keys do in a form's list of files, and in the list from which files are chosen.
  static let files = [
    Command(
      .removeFile, in: .form, [.character("x")], help: "Removes the file from the list.",
      off: { $0.focusedFile == nil ? "There is no file to remove here." : nil }),
    Command(
      .moveFileUp, in: .form, [.character("K")], help: "Moves the file one place up.",
      off: { $0.focusedFile == nil ? "There is no file to move here." : nil }),
    Command(
      .moveFileDown, in: .form, [.character("J")], help: "Moves the file one place down.",
      off: { $0.focusedFile == nil ? "There is no file to move here." : nil }),
    Command(
      .choose, in: .files, [.enter], "choose",
      help: "Takes the marked files, else the chosen one, or goes into the folder."),
    Command(
      .markFile, in: .files, [.tab], "mark",
      help: "Marks the file, to take several in that order.",
      off: { state in
        guard case .files(let picker) = state.overlays.last, !picker.takesSeveral else {
          return nil
        }
        return Words.oneFileOnly(picker.field.parameter)
      }),
    Command(
      .folderAbove, in: .files, [.backTab], "folder above",
      help: "Goes to the folder around this one."),
    Command(
      .pastFiles, in: .files, [.control("r")], "past files",
      help: "Lists what the field held in past jobs, or the folder again."),
    Command(
      .fileOrder, in: .files, [.control("t")], "order",
      help: "Sorts by name, or the newest first."),
    Command(
      .showAllFiles, in: .files, [.alt("a")], "every file",
      help: "Shows every file, or only what the field takes."),
  ]
}
