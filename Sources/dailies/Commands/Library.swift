import Foundation
import History
import Jobs

/// The library for the commands that only read.
enum Library {
  static func open(_ options: SharedOptions) throws -> JobStore {
    let store = try Place(options).openLibrary()
    if let notice = store.notice { Output.say(notice) }
    return store
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

extension Place {
  func openLibrary() throws(StoreError) -> JobStore {
    try JobStore(folder: settings.library, clips: settings.clipsFolder)
  }
}
