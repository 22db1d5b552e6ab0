import GRDB

/// What one seed of a model made that was sent twice.
enum Migration012 {
  static let name = "012 seeds"

  static func migrate(_ db: Database) throws {
    try db.create(table: "seed_probe") { table in
      table.primaryKey("model", .text)
      table.column("verdict", .text).notNull()
      table.column("probed_at", .text).notNull()
    }
  }
}
