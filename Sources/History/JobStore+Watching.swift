@preconcurrency import Dispatch
import GRDB
import Glibc
package import Jobs

extension JobStore {
  /// The window now, and again after each change of the library, whichever program made it.
  ///
  /// - Parameter first: how many of the newest that fit are left out before the window begins.
  package func windows(
    matching query: JobQuery, first: Int = 0, limit: Int
  ) -> AsyncThrowingStream<JobWindow, any Error> {
    let observation = ValueObservation.tracking { db in
      let page = try Self.page(query, first: first, limit: limit, db)
      return JobWindow(
        open: try Self.inStates(Self.unsettled).fetchAll(db), recent: try Self.recent(db),
        jobs: page.jobs,
        total: page.total,
        all: query == JobQuery() ? page.total : try Job.fetchCount(db),
        experience: try Self.experience(db))
    }.removeDuplicates()
    return AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let watch = observation.start(in: database, scheduling: .async(onQueue: .global())) { error in
        continuation.finish(throwing: failure("followed", error))
      } onChange: { window in
        continuation.yield(window)
      }
      let others = OtherPrograms(folder: folder, database: database)
      continuation.onTermination = { _ in
        watch.cancel()
        others?.cancel()
      }
    }
  }
}

/// Notices what other programs write to the library, by the kernel's word instead of by asking.
private final class OtherPrograms: Sendable {
  private let source: any DispatchSourceRead

  /// Nil where the system has no watches left; then only this program's changes are seen.
  init?(folder: String, database: DatabasePool) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    guard inotify_add_watch(descriptor, folder, UInt32(IN_MODIFY)) >= 0 else {
      close(descriptor)
      return nil
    }
    let queue = DispatchQueue(label: "library.others")
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    nonisolated(unsafe) var seen: Int?  // touched on `queue` alone
    source.setEventHandler {
      var drain = [UInt8](repeating: 0, count: 4096)
      while read(descriptor, &drain, drain.count) > 0 {}
      // Our own writes come by here too; the version moves only for those of others.
      try? database.write { db in
        let version = try Int.fetchOne(db, sql: "PRAGMA data_version")
        if version != seen {
          seen = version
          try db.notifyChanges(in: .fullDatabase)
        }
      }
    }
    source.setCancelHandler { close(descriptor) }
    source.activate()
  }

  func cancel() { source.cancel() }
}
