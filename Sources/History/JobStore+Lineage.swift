import GRDB
package import Jobs

extension JobStore {
  /// What a job came from and what came from it, as far as `most` jobs in each direction.
  package func lineage(of id: String, most: Int = 100) throws(StoreError) -> Lineage {
    try read { db in
      let ids =
        try Self.follow("child", to: "parent", from: id, most, db)
        + Self.follow("parent", to: "child", from: id, most, db)
      return Lineage(of: id, among: try Job.fetchAll(db, keys: Set(ids + [id])))
    }
  }

  /// The nearest first.
  private static func follow(
    _ side: String, to other: String, from id: String, _ most: Int, _ db: Database
  ) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        WITH RECURSIVE relative(id) AS (
          VALUES (?)
          UNION
          SELECT descent.\(other) FROM descent JOIN relative ON descent.\(side) = relative.id
        )
        SELECT id FROM relative LIMIT ?
        """, arguments: [id, most + 1])
  }
}
