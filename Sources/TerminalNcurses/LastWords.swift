/// What is left of the program after a fault of its own, where there is no time for anything else.
package struct LastWords: Sendable {
  /// Stands on the terminal once that is the shell's again.
  package let text: String
  /// The path of a file that gets the head and the end of the log.
  package let file: String
  package let head: String

  package init(text: String, file: String, head: String) {
    self.text = text
    self.file = file
    self.head = head
  }
}
