/// How much emptying the trash takes away, or took.
package struct TrashCount: Hashable, Sendable {
  package var jobs = 0
  /// Clips of these jobs, and their bytes.
  package var clips = 0
  package var bytes = 0
  /// Jobs that stay, since their answer may still come.
  package var awaited = 0
  /// Clips that stay where they are: another job needs them, or they are not as they were saved.
  package var spared = 0
  /// Jobs that stay, since a file of theirs could not be deleted or they have just changed.
  package var refused = 0

  package init() {}
}
