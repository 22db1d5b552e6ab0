import GRDB

/// Who asks about the jobs of an account.
enum Migration003 {
  static let name = "003 lease"

  static func migrate(_ db: Database) throws {
    try db.create(table: "lease") { table in
      table.column("origin", .text).notNull()
      table.column("key_fingerprint", .text).notNull()
      table.column("owner", .text)
      table.column("epoch", .integer).notNull()
      table.column("beat", .integer).notNull()
      table.primaryKey(["origin", "key_fingerprint"])
    }
  }
}
