import Foundation
import History
import Jobs

/// The library for the commands that only read.
enum Library {
  static func open(_ options: SharedOptions) throws -> JobStore {
    do {
      return try JobStore(folder: Place(options).settings.library.value)
    } catch let error as StoreError {
      throw CommandStop(.failed, error.description)
    }
  }

  /// The one job whose id begins so.
  static func job(_ id: String, in store: JobStore) throws -> Job {
    let found = try store.jobs(idPrefix: id)
    guard let job = found.first, !id.isEmpty else {
      throw CommandStop(.usage, "There is no job \(id) in \(store.folder).")
    }
    guard found.count == 1 else {
      throw CommandStop(.usage, "\(id) begins the ids of \(found.count) jobs; type more of it.")
    }
    return job
  }
}
