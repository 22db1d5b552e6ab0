import GRDB

/// The library cannot be opened, read or written.
package struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Words that name the folder and what is the matter, without the last full stop.
  package let description: String

  init(_ description: String) { self.description = description }

  init(_ action: String, _ folder: String, _ error: any Error) {
    let reason = (error as? StoreError)?.description ?? Self.reason(error)
    self.init("The library in \(folder) could not be \(action): \(reason)")
  }

  init(folder: String, isOn network: String) {
    self.init(
      """
      The library cannot lie in \(folder): that is on a network file system (\(network)), where two \
      machines could send one job. Name a folder of this machine with --library or library = in \
      config.toml; clips_folder may stay there
      """)
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      "another program kept it to itself for more than ten seconds; try again"
    case .SQLITE_FULL: "the disk is full"
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: "its files may not be written here"
    case .SQLITE_IOERR: "the disk reports a fault"
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      "it is damaged. End every dailies program and start again: it is then made anew from the files beside the clips"
    default: error.message ?? "\(error)"
    }
  }
}
