import Dispatch
import GRDB
import Glibc
import Synchronization

/// Notices what other programs do to the library: that they write, and that they end.
final class OtherPrograms: Sendable {
  typealias Listener = @Sendable () -> Void

  private struct State {
    var watch: FolderWatch?
    var listeners: [Int: Listener] = [:]
    var count = 0
  }

  private let folder: String
  private let database: DatabasePool
  private let state = Mutex(State())
  private let seen = Mutex<Int?>(nil)

  init(folder: String, database: DatabasePool) {
    self.folder = folder
    self.database = database
  }

  /// Calls when another program wrote or ended; whoever observes the database is told by that itself.
  /// Returns a number to stop it with.
  func listen(_ listener: @escaping Listener = {}) -> Int {
    state.withLock { state in
      if state.watch == nil {
        // Nil where the system has none left; then only this program's changes are seen at once.
        state.watch = FolderWatch(folder, for: IN_MODIFY | IN_CLOSE_WRITE) { [weak self] events in
          self?.happened(events)
        }
      }
      state.count += 1
      state.listeners[state.count] = listener
      return state.count
    }
  }

  func stopListening(_ number: Int) { state.withLock { $0.listeners[number] = nil } }

  private func happened(_ events: Int32) {
    // A transaction that waits for the writer: the kernel tells of the first byte, not of the commit. Our
    // own writes come by here too; the version moves only for those of others.
    let isNews = try? database.write { db in
      let version = try Int.fetchOne(db, sql: "PRAGMA data_version")
      let isNews = seen.withLock { seen in
        defer { seen = version }
        return seen != version
      }
      if isNews { try db.notifyChanges(in: .fullDatabase) }
      return isNews
    }
    if isNews == true { tell() }
    guard events & IN_CLOSE_WRITE != 0 else { return }
    // However a program ends, the kernel closes its files one after the other; its lock may be the last.
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.1) { [weak self] in self?.tell() }
  }

  private func tell() {
    for listener in state.withLock({ $0.listeners.values.map(\.self) }) { listener() }
  }
}
