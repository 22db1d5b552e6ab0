package import FoundationEssentials

/// What is in a folder.
package struct FolderListing: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let name: String
    package let isFolder: Bool
    /// Bytes of a file.
    package let size: Int
    package let modifiedAt: Date

    package init(name: String, isFolder: Bool, size: Int, modifiedAt: Date) {
      self.name = name
      self.isFolder = isFolder
      self.size = size
      self.modifiedAt = modifiedAt
    }
  }

  /// Its path, absolute or from `~` on.
  package let path: String
  package let entries: [Entry]
  /// Why it cannot be read, as a sentence.
  package let problem: String?

  package init(path: String, entries: [Entry] = [], problem: String? = nil) {
    self.path = path
    self.entries = entries
    self.problem = problem
  }
}
