import GRDB
import Jobs

/// The queue: waiting jobs in the order in which they are sent, whichever program submitted them.
extension JobStore {
  /// The jobs that a process may send, in their order; none while the queue is paused.
  package func sendable(by owner: String) throws(StoreError) -> [(id: String, model: String)] {
    try read { db in
      guard try !Self.isQueuePaused(db) else { return [] }
      let statement = try db.cachedStatement(
        sql: """
          SELECT id, model FROM job WHERE state = 'waiting' AND pause IS NULL AND owner = ?
          \(Self.inOrder)
          """)
      let rows = try Row.fetchAll(statement, arguments: [owner])
      return rows.map { ($0["id"], $0["model"]) }
    }
  }

  /// Whether nothing is sent, by any program, till a person says so.
  package func isQueuePaused() throws(StoreError) -> Bool {
    try look { db in try Self.isQueuePaused(db) }
  }

  /// Durable; it survives restarts.
  package func pauseQueue(_ isPaused: Bool) throws(StoreError) {
    try write { db in
      try db.execute(sql: "UPDATE queue SET is_paused = ?", arguments: [isPaused])
    }
  }

  /// Lets a waiting job change places with its neighbour in the queue; false where it does not wait or
  /// has none. A step of 1 is one later, -1 one sooner.
  package func move(_ id: String, by step: Int) throws(StoreError) -> Bool {
    try write { db in
      var queue = try Job.fetchAll(
        db, sql: "SELECT * FROM job WHERE state = 'waiting' \(Self.inOrder)")
      var places = queue.map(\.place)
      // Those of one moment have one place; then changing places would change nothing.
      for index in places.indices.dropFirst() {
        places[index] = max(places[index], places[index - 1] + 0.001)
      }
      guard let from = queue.firstIndex(where: { $0.id == id }),
        queue.indices.contains(from + step)
      else { return false }
      queue.swapAt(from, from + step)
      for (job, place) in zip(queue, places) where job.place != place {
        try db.execute(
          sql: "UPDATE job SET place = ? WHERE id = ?", arguments: [place, job.id])
      }
      return true
    }
  }

  static func isQueuePaused(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db.cachedStatement(sql: "SELECT is_paused FROM queue")) ?? false
  }

  /// As `Job.place` has it; of one moment, the first that was stored.
  private static let inOrder =
    "ORDER BY coalesce(place, (julianday(created_at) - 2440587.5) * 86400.0), rowid"
}
