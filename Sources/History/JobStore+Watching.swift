import Dispatch
import FoundationEssentials
import GRDB
package import Jobs

extension JobStore {
  /// Whether the queue is paused, now and after each change, whichever program made it.
  package func queuePauses() -> AsyncStream<Bool> {
    values { db in try Self.isQueuePaused(db) }
  }

  /// True as soon as the job is cancelled, whichever program did it; false where the task that waits for that
  /// is given up.
  package func becomesCancelled(_ id: String) async -> Bool {
    let states = values { db in try Self.job(id, db)?.state }
    for await state in states where state == .cancelled { return true }
    return false
  }

  private func values<Value: Sendable & Equatable>(
    _ fetch: @escaping @Sendable (Database) throws -> Value
  ) -> AsyncStream<Value> {
    let observation = ValueObservation.tracking(fetch).removeDuplicates()
    return AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let watch = observation.start(in: database, scheduling: .async(onQueue: .global())) { _ in
        continuation.finish()
      } onChange: { value in
        continuation.yield(value)
      }
      let number = others.listen()
      continuation.onTermination = { _ in
        watch.cancel()
        others.stopListening(number)
      }
    }
  }

  /// The window now, and again after changes of the library, whichever program made them.
  ///
  /// It is read beside the writes, never by them, and what changes meanwhile is read once: however many jobs
  /// are open, following them takes a thirtieth of the time, as long as a look takes less than that of a second.
  ///
  /// - Parameter first: how many of the newest that fit are left out before the window begins.
  package func windows(
    matching query: JobQuery, first: Int = 0, limit: Int
  ) -> AsyncThrowingStream<JobWindow, any Error> {
    AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let (changes, changed) = AsyncStream.makeStream(
        of: Void.self, bufferingPolicy: .bufferingNewest(1))
      let watch = DatabaseRegionObservation(tracking: Self.shown).start(in: database) { error in
        continuation.finish(throwing: failure("followed", error))
      } onChange: { _ in
        changed.yield()
      }
      let number = others.listen()
      let reading = Task.detached {
        var last: JobWindow?
        var reader = JobReader()
        changed.yield()
        for await _ in changes {
          let begin = ContinuousClock.now
          do throws(StoreError) {
            let (window, next) = try window(matching: query, first: first, limit: limit, reader)
            reader = next
            if window != last { continuation.yield(window) }
            last = window
          } catch {
            return continuation.finish(throwing: error)
          }
          // Where a busy machine made it slow, nobody waits for longer than this.
          try? await Task.sleep(for: min(begin.duration(to: .now) * 29, .seconds(1)))
        }
      }
      continuation.onTermination = { _ in
        watch.cancel()
        reading.cancel()
        others.stopListening(number)
      }
    }
  }

  /// What windows are made of.
  private static var shown: [any DatabaseRegionConvertible] {
    [Table("job"), Table("forgotten"), Table("queue"), Table("spending"), Table("seed_probe")]
  }

  private func window(
    matching query: JobQuery, first: Int, limit: Int, _ reader: JobReader
  ) throws(StoreError) -> (JobWindow, JobReader) {
    try read { db in
      var reader = reader
      reader.beginLook()
      let page = try Self.page(query, first: first, limit: limit, &reader, db)
      let open = try reader.jobs(Self.inStates(Self.unsettled), db)
      let recent = try reader.jobs(Self.recent, db)
      let window = JobWindow(
        open: open, recent: recent, jobs: page.jobs,
        total: page.total, isMore: page.isMore, all: try Self.count(db),
        experience: try Self.experience(db), isQueuePaused: try Self.isQueuePaused(db),
        spent: try Self.spent(at: Date(), db), probes: try Self.probes(db),
        batches: try Self.batches(of: recent + page.jobs + open, db))
      return (window, reader)
    }
  }

  /// Something each time when another program wrote to the library or ended.
  package func stirrings() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let number = others.listen { continuation.yield() }
      continuation.onTermination = { _ in others.stopListening(number) }
    }
  }
}
