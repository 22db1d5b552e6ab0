import GRDB

/// The order of the queue where a person changed it, and whether the queue is paused.
enum Migration004 {
  static let name = "004 queue"

  static func migrate(_ db: Database) throws {
    try db.alter(table: "job") { table in
      table.add(column: "place", .double)
    }
    try db.create(table: "queue") { table in
      // One row and no other.
      table.primaryKey("id", .integer).check { $0 == 1 }
      table.column("is_paused", .boolean).notNull()
    }
    try db.execute(sql: "INSERT INTO queue (id, is_paused) VALUES (1, FALSE)")
  }
}
