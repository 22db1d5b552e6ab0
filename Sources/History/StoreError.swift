/// The library cannot be opened, read or written.
package struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence that names the folder and what SQLite or the system said.
  package let description: String

  init(_ action: String, _ folder: String, _ error: any Error) {
    description = "The library in \(folder) could not be \(action): \(error)"
  }
}
