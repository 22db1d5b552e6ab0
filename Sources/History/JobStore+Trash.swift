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

  /// Takes a job in the trash out of the library for good; what it cost (`charge`) and its request id stay known.
  /// False where it is not as it was seen.
  package func empty(_ seen: Job) throws(StoreError) -> Bool {
    try write { db in
      guard let job = try Job.fetchOne(db, key: seen.id), job == seen, job.trashedAt != nil else {
        return false
      }
      try job.delete(db)
      try db.execute(
        sql: "INSERT INTO emptied (job, origin, request_id) VALUES (?, ?, ?)",
        arguments: [job.id, job.origin, job.requestID])
      return true
    }
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
