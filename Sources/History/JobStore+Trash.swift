import FoundationEssentials
import GRDB
package import Jobs

extension JobStore {
  /// Every job in the trash, the newest first.
  package func trashed() throws(StoreError) -> [Job] {
    try read { db in
      try Job.filter(sql: "trashed_at IS NOT NULL").order(Job.Columns.number.desc).fetchAll(db)
    }
  }

  /// The local files that jobs outside the trash were given.
  package func filesInUse() throws(StoreError) -> Set<String> {
    try read { db in
      let lists = try Data.fetchCursor(
        db, sql: "SELECT files FROM job WHERE files <> '{}' AND trashed_at IS NULL")
      let decoder = JSONDecoder()
      var paths: Set<String> = []
      while let list = try lists.next() {
        paths.formUnion((try? decoder.decode([String: String].self, from: list))?.keys ?? [:].keys)
      }
      return paths
    }
  }

  /// Before the files of a job in the trash are deleted: from here on nothing can happen to it but that it goes, also
  /// after a crash. False where it is not as it was seen.
  package func beginEmptying(_ seen: Job) throws(StoreError) -> Bool {
    try write { db in
      guard let job = try Self.job(seen.id, db), job == seen, job.trashedAt != nil else {
        return false
      }
      try db.execute(
        sql: "INSERT OR IGNORE INTO emptied (job, origin, request_id) VALUES (?, ?, ?)",
        arguments: [job.id, job.origin, job.requestID])
      return true
    }
  }

  /// A file of it could not be deleted, so it stays in the trash as any other.
  package func stopEmptying(_ job: Job) throws(StoreError) {
    try write { db in try db.execute(sql: "DELETE FROM emptied WHERE job = ?", arguments: [job.id])
    }
  }

  /// Takes such a job out of the library for good; what it cost (`charge`) and its request id stay known. False where
  /// another program did.
  package func empty(_ job: Job) throws(StoreError) -> Bool {
    try write { db in
      try Self.isBeingEmptied(job.id, db) && Job.deleteOne(db, key: job.id)
    }
  }

  static func isBeingEmptied(_ id: String, _ db: Database) throws -> Bool {
    let isThere = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM emptied WHERE job = ?)")
    return try Bool.fetchOne(isThere, arguments: [id]) ?? false
  }

  /// What an emptied job held is no candidate for another that looks for its lost answer either.
  static func heldByEmptied(
    _ ids: [String], origin: String, _ db: Database
  ) throws -> Set<String> {
    try Table("emptied").filter(Column("origin") == origin)
      .filter(ids.contains(Column("request_id")))
      .select(Column("request_id"), as: String.self).fetchSet(db)
  }
}
